import type { Readable } from 'node:stream';
import { PrometheusError } from './PrometheusError';

/**
 * Reads a body up to a limit; what is larger is let go of at once.
 *
 * @throws PrometheusError when it is larger, Error when the connection breaks.
 */
export async function readBody(
  body: Readable,
  maximumBytes: number,
): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of body) {
    bytes += part.length;
    if (bytes > maximumBytes) {
      body.destroy();
      throw new PrometheusError(
        `answers with more than ${formatBytes(maximumBytes)}`,
        'too-much',
      );
    }
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function formatBytes(bytes: number): string {
  return bytes >= 1024 * 1024
    ? `${Math.round(bytes / 1024 / 1024)} MiB`
    : `${bytes} bytes`;
}
