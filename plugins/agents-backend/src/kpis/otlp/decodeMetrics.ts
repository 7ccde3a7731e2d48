import { InputError } from '@backstage/errors';
import { countMessages, countObjects } from './countMessages';
import { MetricsRequestType } from './metricsSchema';
import type { OtlpMetric } from './readMetric';
import type { KeyValue } from './readAttributes';

/** How a request is written. */
export type OtlpEncoding = 'protobuf' | 'json';

/** A request as it is decoded; everything in it may be missing. */
export interface MetricsRequest {
  resourceMetrics?: Array<{
    resource?: { attributes?: KeyValue[] };
    scopeMetrics?: Array<{
      scope?: { name?: string };
      metrics?: OtlpMetric[];
    }>;
  }>;
}

/** Messages within one request: points with ten attributes each, twelve thousand of them. */
const MAXIMUM_MESSAGES = 250_000;

/**
 * Decodes what an exporter sent. Time and memory grow with the size of the body.
 *
 * @throws InputError when the body is not such a message, or holds too many.
 */
export function decodeMetrics(
  body: Uint8Array,
  encoding: OtlpEncoding,
): MetricsRequest {
  try {
    const count =
      encoding === 'protobuf'
        ? countMessages(body, MetricsRequestType, MAXIMUM_MESSAGES)
        : countObjects(body);
    if (count > MAXIMUM_MESSAGES) {
      throw new Error(
        `it holds more than ${MAXIMUM_MESSAGES} messages; send smaller batches`,
      );
    }
    const message =
      encoding === 'protobuf'
        ? MetricsRequestType.decode(body)
        : MetricsRequestType.fromObject(readJson(body));
    return MetricsRequestType.toObject(message, { longs: Number });
  } catch (error) {
    throw new InputError(
      `The body is not an ExportMetricsServiceRequest in ${
        encoding === 'json' ? 'JSON' : 'protobuf'
      }: ${error instanceof Error ? error.message : error}`,
    );
  }
}

function readJson(body: Uint8Array): object {
  const value: unknown = JSON.parse(Buffer.from(body).toString('utf8'));
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Error('it is not an object');
  }
  return value;
}
