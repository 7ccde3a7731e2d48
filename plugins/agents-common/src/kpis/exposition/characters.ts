const LETTER_OR_UNDERSCORE = 1;
const COLON = 2;
const DIGIT = 4;

/** What each ASCII character may be in a name. */
const CLASSES = new Uint8Array(128);
for (let code = 0; code < 128; code++) {
  const character = String.fromCharCode(code);
  if (/[A-Za-z_]/.test(character)) CLASSES[code] = LETTER_OR_UNDERSCORE;
  if (/\d/.test(character)) CLASSES[code] = DIGIT;
  if (character === ':') CLASSES[code] = COLON;
}

function nameEnd(
  text: string,
  start: number,
  end: number,
  first: number,
): number {
  const rest = first | DIGIT;
  let at = start;
  let allowed = first;
  while (at < end) {
    const code = text.charCodeAt(at);
    if (code > 127 || (CLASSES[code] & allowed) === 0) break;
    allowed = rest;
    at++;
  }
  return at;
}

/** Where the metric name at `start` ends; `start` when there is none. */
export function metricNameEnd(text: string, start: number, end: number) {
  return nameEnd(text, start, end, LETTER_OR_UNDERSCORE | COLON);
}

/** Where the label name at `start` ends; `start` when there is none. */
export function labelNameEnd(text: string, start: number, end: number) {
  return nameEnd(text, start, end, LETTER_OR_UNDERSCORE);
}
