import type { ExpositionSample } from './Exposition';
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
  },
): ExpositionSample | undefined {
  const { end, spell } = line;
  let { name } = line;
  let at = skip(text, line.nameEnd, end);
  let labels = NO_LABELS;
  if (text.charCodeAt(at) === BRACE_OPEN && at < end) {
    const read = readLabels(text, { start: at + 1, end, spell });
    if (!read) return undefined;
    labels = read.labels;
    at = read.next;
    if (read.name !== undefined) {
      if (name !== '') return undefined;
      name = read.name;
    }
  } else if (at === line.nameEnd) {
    return undefined;
  }
  if (name === '') return undefined;

  const valueEnd = blankFrom(text, at, end);
  const value = readValue(text.slice(at, valueEnd));
  if (value === undefined) return undefined;
  const sample: ExpositionSample = {
    name,
    labels,
    value,
    series: seriesOf(name, labels),
  };
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
  next: number;
}

function readLabels(
  text: string,
  options: { start: number; end: number; spell?: NameSpelling },
): ReadLabels | undefined {
  const { start, end, spell = same } = options;
  const labels = new Map<string, string>();
  let metric: string | undefined;
  let at = skip(text, start, end);
  while (at < end && text.charCodeAt(at) !== BRACE_CLOSE) {
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
  return { name: metric, labels, next: skip(text, at + 1, end) };
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

function seriesOf(name: string, labels: ReadonlyMap<string, string>): string {
  if (labels.size === 0) return name;
  const pairs: string[] = [];
  for (const [label, value] of labels) pairs.push(`${label}=${quote(value)}`);
  return `${name}{${pairs.sort().join(',')}}`;
}

/** Quoted so that two series never have one key, whatever their labels hold. */
function quote(value: string): string {
  return value.includes('"') || value.includes('\\')
    ? JSON.stringify(value)
    : `"${value}"`;
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
