import { createHash } from 'node:crypto';

/** A place in a span for a key: always the same, and those of many keys are spread evenly. */
export function offsetOf(key: string, span: number): number {
  return (hash(key) / 2 ** 32) * span;
}

function hash(key: string): number {
  return createHash('sha1').update(key).digest().readUInt32BE(0);
}
