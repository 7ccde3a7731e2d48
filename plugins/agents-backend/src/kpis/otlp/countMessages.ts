import { Reader, Type } from 'protobufjs/light';

const BRACE_OPEN = 123;
const LENGTH_DELIMITED = 2;

/**
 * Counts the messages in a body, without keeping any of them: two bytes can be an empty message,
 * which takes fifty times as much memory once it is decoded.
 *
 * @returns The number, or one beyond the limit when there are more.
 */
export function countMessages(
  body: Uint8Array,
  type: Type,
  limit: number,
): number {
  const reader = Reader.create(body);
  let count = 0;
  const walk = (messageType: Type, end: number) => {
    while (reader.pos < end && count <= limit) {
      const tag = reader.uint32();
      const field = messageType.fieldsById[tag >>> 3]?.resolve();
      const inner = field?.resolvedType;
      if (inner instanceof Type && (tag & 7) === LENGTH_DELIMITED) {
        count++;
        const length = reader.uint32();
        walk(inner, reader.pos + length);
      } else {
        reader.skipType(tag & 7);
      }
    }
  };
  walk(type, body.length);
  return count;
}

/** At most as many objects as a text in JSON has. */
export function countObjects(body: Uint8Array): number {
  let count = 0;
  for (const byte of body) if (byte === BRACE_OPEN) count++;
  return count;
}
