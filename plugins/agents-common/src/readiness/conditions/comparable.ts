/**
 * What `<` and `>` make of a JSON value: that of JavaScript, but never through a `toString` or
 * `valueOf` that the value brings along, as those would fail.
 */
export function comparable(value: unknown): unknown {
  return typeof value === 'object' && value ? asText(value) : value;
}

/** Whether a value starts like a number, which is all that json-rules-engine asks of it. */
export function isNumeric(value: unknown): boolean {
  return !Number.isNaN(Number.parseFloat(String(comparable(value))));
}

function asText(value: object): string {
  if (!Array.isArray(value)) return '[object Object]';
  return value
    .map(item =>
      item === null || item === undefined ? '' : String(comparable(item)),
    )
    .join(',');
}
