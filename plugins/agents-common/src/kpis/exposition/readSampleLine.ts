import { LineSample } from './LineSample';
import { labelNameEnd } from './characters';

const BRACE_OPEN = 123;
const BRACE_CLOSE = 125;
const EQUALS = 61;
const QUOTE = 34;
const COMMA = 44;
const BACKSLASH = 92;
const HASH = 35;
const SPACE = 32;
const TAB = 9;

const NO_LABELS: ReadonlyMap<string, string> = new Map();

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const NOT_FINITE = /^(?:[+-]?inf(?:inity)?|nan)$/i;

/** Writes names in quotes with the characters of names that need none. */
export type NameSpelling = (name: string) => string;

/**
 * Reads what follows the metric's name in a line.
 *
 * @param line - With an empty name when the line begins with a brace, within which the name then
 * stands in quotes.
 * @returns The sample, with `NaN` for a value that is not finite and the timestamp as written; or
 * undefined when the line is malformed.
 */
export function readSampleLine(
  text: string,
  line: {
    name: string;
    nameEnd: number;
    end: number;
    spell?: NameSpelling;
    /** Names of the labels that the metric's lines have had so far, in their order. */
    order?: readonly string[];
  },
): LineSample | undefined {
  const { end, spell, order } = line;
  let { name } = line;
  let at = skip(text, line.nameEnd, end);
  let labels = NO_LABELS;
  let key: string | undefined = line.name;
  if (text.charCodeAt(at) === BRACE_OPEN && at < end) {
    const isClose = at === line.nameEnd;
    const read = readLabels(text, { start: at + 1, end, spell, order });
    if (!read) return undefined;
    labels = read.labels;
    at = read.next;
    if (read.name !== undefined) {
      if (name !== '') return undefined;
      name = read.name;
    }
    key =
      isClose && read.isUsual
        ? text.slice(line.nameEnd - name.length, read.close)
        : undefined;
  } else if (at === line.nameEnd) {
    return undefined;
  }
  if (name === '') return undefined;

  const valueEnd = blankFrom(text, at, end);
  const value = readValue(text.slice(at, valueEnd));
  if (value === undefined) return undefined;
  const sample = new LineSample({ name, labels, value, key });
  at = skip(text, valueEnd, end);
  if (at === end || text.charCodeAt(at) === HASH) return sample;
  const timeEnd = blankFrom(text, at, end);
  const time = readValue(text.slice(at, timeEnd));
  if (time === undefined || !Number.isFinite(time)) return undefined;
  sample.timestamp = time;
  // OpenMetrics lets an exemplar follow: `… # {trace_id="x"} 0.5`.
  at = skip(text, timeEnd, end);
  return at === end || text.charCodeAt(at) === HASH ? sample : undefined;
}

/** Labels, and the name of the metric where it stands among them in quotes. */
interface ReadLabels {
  name?: string;
  labels: Map<string, string>;
  /** Where the closing brace is. */
  close: number;
  next: number;
  /**
   * Whether the labels are in their usual order and written as programs write them, without blanks
   * or escapes: then two series are the same only if they are the same text.
   */
  isUsual: boolean;
}

function readLabels(
  text: string,
  options: {
    start: number;
    end: number;
    spell?: NameSpelling;
    order?: readonly string[];
  },
): ReadLabels | undefined {
  const { start, end, spell = same, order } = options;
  const labels = new Map<string, string>();
  let metric: string | undefined;
  let isUsual = order !== undefined;
  let index = 0;
  let at = skip(text, start, end);
  while (at < end && text.charCodeAt(at) !== BRACE_CLOSE) {
    const expected = order?.[index];
    if (
      isUsual &&
      expected !== undefined &&
      text.startsWith(expected, at) &&
      text.charCodeAt(at + expected.length) === EQUALS &&
      text.charCodeAt(at + expected.length + 1) === QUOTE
    ) {
      const valueStart = at + expected.length + 2;
      const close = text.indexOf('"', valueStart);
      const after = text.charCodeAt(close + 1);
      const isPlain =
        close >= 0 &&
        close < end &&
        (after === BRACE_CLOSE ||
          (after === COMMA && isNameStart(text.charCodeAt(close + 2))));
      const value = isPlain ? text.slice(valueStart, close) : '\\';
      if (!value.includes('\\')) {
        labels.set(expected, value);
        index++;
        at = after === COMMA ? close + 2 : close + 1;
        continue;
      }
    }
    isUsual = false;
    const isQuoted = text.charCodeAt(at) === QUOTE;
    const nameEnd = isQuoted
      ? closingQuote(text, at + 1, end)
      : labelNameEnd(text, at, end);
    if (nameEnd <= at + (isQuoted ? 1 : 0)) return undefined;
    const name = isQuoted
      ? spell(unescape(text.slice(at + 1, nameEnd)))
      : text.slice(at, nameEnd);
    at = skip(text, isQuoted ? nameEnd + 1 : nameEnd, end);
    const after = text.charCodeAt(at);
    if (isQuoted && at < end && (after === COMMA || after === BRACE_CLOSE)) {
      if (metric !== undefined) return undefined;
      metric = name;
      if (after === COMMA) at = skip(text, at + 1, end);
      continue;
    }
    if (after !== EQUALS) return undefined;
    at = skip(text, at + 1, end);
    if (text.charCodeAt(at) !== QUOTE || labels.has(name)) return undefined;
    const close = closingQuote(text, at + 1, end);
    if (close < 0) return undefined;
    labels.set(name, unescape(text.slice(at + 1, close)));
    at = skip(text, close + 1, end);
    if (text.charCodeAt(at) === COMMA) {
      at = skip(text, at + 1, end);
    } else if (text.charCodeAt(at) !== BRACE_CLOSE) {
      return undefined;
    }
  }
  if (at >= end) return undefined;
  return {
    name: metric,
    labels,
    close: at,
    next: skip(text, at + 1, end),
    isUsual: isUsual && index > 0,
  };
}

/** Whether a label without quotes may begin so. */
function isNameStart(code: number): boolean {
  return (
    (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95
  );
}

function same(name: string): string {
  return name;
}

function closingQuote(text: string, start: number, end: number): number {
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) return at;
    if (code === BACKSLASH) at++;
  }
  return -1;
}

function unescape(value: string): string {
  if (!value.includes('\\')) return value;
  return value.replace(/\\(["\\n])/g, (_, escaped) =>
    escaped === 'n' ? '\n' : escaped,
  );
}

function readValue(text: string): number | undefined {
  if (NUMBER.test(text)) return Number(text);
  return NOT_FINITE.test(text) ? NaN : undefined;
}

function blankFrom(text: string, from: number, end: number): number {
  let at = from;
  while (at < end) {
    const code = text.charCodeAt(at);
    if (code === SPACE || code === TAB) break;
    at++;
  }
  return at;
}

function skip(text: string, from: number, end: number): number {
  let at = from;
  while (at < end) {
    const code = text.charCodeAt(at);
    if (code !== SPACE && code !== TAB) break;
    at++;
  }
  return at;
}
