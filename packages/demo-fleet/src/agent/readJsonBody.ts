import { IncomingMessage } from 'node:http';
import { InputError } from '@backstage/errors';
import { errorMessage } from '../errors/errorMessage';

const largestBody = 64 * 1024;

/** @throws InputError when the body is longer than 64 KiB or not JSON. */
export async function readJsonBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let length = 0;
  // The connection stays open when the loop is left, to take the answer.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    const bytes = Buffer.from(chunk);
    length += bytes.length;
    if (length > largestBody) {
      throw new InputError(`body: longer than ${largestBody} bytes`);
    }
    chunks.push(bytes);
  }
  if (length === 0) {
    return {};
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch (error) {
    throw new InputError(`body: not JSON (${errorMessage(error)})`);
  }
}
