import { InputError } from '@backstage/errors';

const ESCAPES: Record<string, string> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
  "'": "'",
  '"': '"',
};

/** Writes a text as a string of PromQL. */
export function quote(text: string): string {
  let quoted = '"';
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (character === '"' || character === '\\') {
      quoted += `\\${character}`;
    } else if (code >= 0xd800 && code <= 0xdfff) {
      throw new InputError(
        `${JSON.stringify(text)} holds half a character; write it whole`,
      );
    } else if (
      code < 0x20 ||
      (code >= 0x7f && code < 0xa0) ||
      code === 0xfeff
    ) {
      quoted += `\\u${code.toString(16).padStart(4, '0')}`;
    } else {
      quoted += character;
    }
  }
  return `${quoted}"`;
}

/** Writes a text as a regular expression of RE2 that matches it and nothing else. */
export function escapeExpression(text: string): string {
  return text.replace(/[\\.+*?()|[\]{}^$]/g, character => `\\${character}`);
}

/**
 * Reads a string of PromQL, whichever quotes it has.
 *
 * @throws InputError when it has an escape that PromQL does not know.
 */
export function unquote(literal: string): string {
  const mark = literal[0];
  const inside = literal.slice(1, -1);
  if (mark === '`') return inside;
  return inside.replace(
    /\\(x[0-9a-fA-F]{2}|[0-7]{3}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[\s\S]|$)/g,
    (whole, escape: string) => {
      const known = escape.length === 1 ? ESCAPES[escape] : undefined;
      if (known !== undefined) return known;
      const code = codeOf(escape);
      if (code === undefined) {
        throw new InputError(
          `${literal} has the escape ${whole}, which PromQL does not know here`,
        );
      }
      return String.fromCodePoint(code);
    },
  );
}

function codeOf(escape: string): number | undefined {
  if (escape.length < 3) return undefined;
  const isOctal = /^[0-7]{3}$/.test(escape);
  const code = isOctal ? parseInt(escape, 8) : parseInt(escape.slice(1), 16);
  // Escapes of single bytes may be parts of a character, which are not put together here.
  const isByte = isOctal || escape.startsWith('x');
  const isCharacter = code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return isCharacter && !(isByte && code > 0x7f) ? code : undefined;
}
