/** Control, format and separator characters and halves of surrogate pairs. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\s]+/gu;

/**
 * Text from a stranger made fit for a page and a database: no control characters, no runs of
 * spaces, and no longer than asked.
 *
 * @returns `undefined` when the value is no text or nothing is left of it.
 *
 * @public
 */
export function boundedText(
  value: unknown,
  maximumLength: number,
): string | undefined {
  if (typeof value !== 'string') return undefined;
  // What is cut off later need not be cleaned; a generous margin is left for what cleaning drops.
  const text = value
    .slice(0, maximumLength * 8)
    .replace(UNPRINTABLE, ' ')
    .trim();
  if (text === '') return undefined;
  if (text.length <= maximumLength) return text;
  const cut = text.slice(0, maximumLength - 1);
  return `${cut.replace(/[\uD800-\uDBFF]$/, '').trimEnd()}…`;
}
