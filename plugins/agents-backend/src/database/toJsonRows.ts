/** What `JSON.stringify` writes for characters that PostgreSQL cannot store. */
const UNSTORABLE = /\\u(?:0000|d[89a-f])/i;

/**
 * Writes rows or values as JSON that every engine can store: without NUL characters and halves of
 * surrogate pairs, which agents may send and PostgreSQL refuses.
 */
export function toJsonRows(rows: Array<object | string>): string {
  const json = JSON.stringify(rows);
  if (!UNSTORABLE.test(json)) return json;
  return JSON.stringify(rows, (_key, value) =>
    typeof value === 'string'
      ? value.replaceAll('\0', '').replace(/[\ud800-\udfff]/gu, '\ufffd')
      : value,
  );
}
