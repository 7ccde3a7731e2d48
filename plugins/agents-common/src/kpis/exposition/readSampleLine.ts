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

/**
 * Reads what follows the metric's name in a line.
 *
 * @returns The sample, with `NaN` for a value that is not finite and the timestamp as written; or
 * undefined when the line is malformed.
 */
export function readSampleLine(
  text: string,
  line: { name: string; nameEnd: number; end: number },
): ExpositionSample | undefined {
  const { name, end } = line;
  let at = skip(text, line.nameEnd, end);
  let labels = NO_LABELS;
  if (text.charCodeAt(at) === BRACE_OPEN && at < end) {
    const read = readLabels(text, at + 1, end);
    if (!read) return undefined;
    labels = read.labels;
    at = read.next;
  } else if (at === line.nameEnd) {
    return undefined;
  }

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

function readLabels(
  text: string,
  start: number,
  end: number,
): { labels: Map<string, string>; next: number } | undefined {
  const labels = new Map<string, string>();
  let at = skip(text, start, end);
  while (at < end && text.charCodeAt(at) !== BRACE_CLOSE) {
    const nameEnd = labelNameEnd(text, at, end);
    if (nameEnd === at) return undefined;
    const name = text.slice(at, nameEnd);
    at = skip(text, nameEnd, end);
    if (text.charCodeAt(at) !== EQUALS) return undefined;
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
  return at < end ? { labels, next: skip(text, at + 1, end) } : undefined;
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
