import type {
  Exposition,
  ExpositionOptions,
  ExpositionSample,
} from './Exposition';
import { metricNameEnd } from './characters';
import { readSampleLine } from './readSampleLine';
import { SeriesRegister } from './SeriesRegister';

const DEFAULT_MAXIMUM_SERIES = 20_000;
const DEFAULT_MAXIMUM_LINE_LENGTH = 16_384;

const SPACE = 32;
const TAB = 9;
const CARRIAGE_RETURN = 13;
const HASH = 35;
const BRACE_OPEN = 123;

/**
 * Reads a metrics page in the Prometheus text format (versions 0.0.4 and 1.0.0, the latter with
 * names in quotes) or in OpenMetrics (1.0), which it recognises by its closing `# EOF`.
 *
 * Never throws. It goes through the text once, line by line, and keeps no more than the wanted
 * series, so that time grows with the length of the text and memory with what is kept. What it
 * leaves out it counts. A page whose last line has no end was cut off: that line is left out, as a
 * counter cut short reads as a reset.
 *
 * @public
 */
export function parseExposition(
  text: string,
  options: ExpositionOptions = {},
): Exposition {
  const {
    wanted,
    maximumSeries = DEFAULT_MAXIMUM_SERIES,
    maximumLineLength = DEFAULT_MAXIMUM_LINE_LENGTH,
  } = options;
  const spell = options.escapeNames ? toClassicName : undefined;
  const rejected = {
    malformed: 0,
    nonFinite: 0,
    duplicate: 0,
    overLimit: 0,
    tooLong: 0,
  };
  const samples: ExpositionSample[] = [];
  const register = SeriesRegister.create();
  const secondsPerUnit = isOpenMetrics(text) ? 1_000 : 1;
  let lines = 0;

  let position = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (position < text.length) {
    const newline = text.indexOf('\n', position);
    const next = newline < 0 ? text.length : newline + 1;
    const start = skipBlanks(text, position, next);
    const end = trimEnd(text, start, newline < 0 ? next : newline);
    position = next;
    if (start >= end || text.charCodeAt(start) === HASH) continue;

    lines++;
    const nameEnd = metricNameEnd(text, start, end);
    const isQuoted = text.charCodeAt(start) === BRACE_OPEN;
    if ((nameEnd === start && !isQuoted) || newline < 0) {
      rejected.malformed++;
      continue;
    }
    const name = text.slice(start, nameEnd);
    if (wanted && !isQuoted && !wanted.has(name)) continue;
    if (end - start > maximumLineLength) {
      rejected.tooLong++;
      continue;
    }
    if (samples.length >= maximumSeries) {
      rejected.overLimit++;
      continue;
    }
    const place = { name, nameEnd, end, spell };
    const order = isQuoted ? undefined : register.orderOf(name);
    let line = readSampleLine(text, { ...place, order });
    if (line && !order && !isQuoted) {
      // The first of its metric: now that its labels are known, it can be read as the others are.
      line = readSampleLine(text, { ...place, order: [...line.labels.keys()] });
    }
    if (!line) {
      rejected.malformed++;
    } else if (isQuoted && wanted && !wanted.has(line.name)) {
      continue;
    } else if (!Number.isFinite(line.value)) {
      rejected.nonFinite++;
    } else if (!register.add(line)) {
      rejected.duplicate++;
    } else {
      if (line.timestamp !== undefined) line.timestamp *= secondsPerUnit;
      samples.push(line);
    }
  }
  return { samples, rejected, lines };
}

function toClassicName(name: string): string {
  const spelled = name.replace(/[^A-Za-z0-9_:]/g, '_');
  return /^\d/.test(spelled) ? `_${spelled}` : spelled;
}

function isOpenMetrics(text: string): boolean {
  return /(?:^|\n)# EOF\s*$/.test(text.slice(-16));
}

function skipBlanks(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && isBlank(text.charCodeAt(at))) at++;
  return at;
}

function trimEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && isBlank(text.charCodeAt(at - 1))) at--;
  return at;
}

function isBlank(code: number): boolean {
  return code === SPACE || code === TAB || code === CARRIAGE_RETURN;
}
