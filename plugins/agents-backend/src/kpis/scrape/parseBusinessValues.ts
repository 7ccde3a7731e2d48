import { boundedText } from '@agent-portal/plugin-agents-common';
import type { BusinessValue } from './model';

const LONGEST_EXCUSE = 120;

/** What a health document says about the checks that are wanted. */
export interface BusinessReport {
  values: Map<string, BusinessValue>;
  /** What it says instead of a value, by check. */
  excuses: Map<string, string>;
  /** Values that are no finite numbers. */
  rejected: number;
}

/**
 * Reads the observed values of checks from a health document.
 *
 * A check that several components report has the mean of their values and the time of the newest.
 * A value that is no finite number, or text that is none, is left out and counted; a check may
 * also have no value yet and say why.
 *
 * @returns undefined when the text is no health document.
 */
export function parseBusinessValues(
  body: string,
  wanted: Iterable<string>,
): BusinessReport | undefined {
  const checks = checksOf(body);
  if (!checks) return undefined;
  const report: BusinessReport = {
    values: new Map(),
    excuses: new Map(),
    rejected: 0,
  };
  for (const check of wanted) {
    const entries = Object.hasOwn(checks, check) ? checks[check] : undefined;
    if (entries === undefined) continue;
    const observed: BusinessValue[] = [];
    for (const entry of Array.isArray(entries) ? entries : [entries]) {
      const value = readEntry(entry);
      if (value) {
        observed.push(value);
      } else if (isRecord(entry) && entry.observedValue === undefined) {
        const excuse = boundedText(entry.output, LONGEST_EXCUSE);
        if (excuse) report.excuses.set(check, excuse);
      } else {
        report.rejected++;
      }
    }
    if (observed.length > 0) report.values.set(check, combine(observed));
  }
  return report;
}

function checksOf(body: string): Record<string, unknown> | undefined {
  let document: unknown;
  try {
    document = JSON.parse(body);
  } catch {
    return undefined;
  }
  if (!isRecord(document)) return undefined;
  return isRecord(document.checks) ? document.checks : undefined;
}

function readEntry(entry: unknown): BusinessValue | undefined {
  if (!isRecord(entry)) return undefined;
  const { observedValue, time } = entry;
  const value = readNumber(observedValue);
  if (value === undefined) return undefined;
  const at = typeof time === 'string' ? Date.parse(time) : NaN;
  return Number.isFinite(at) ? { value, at } : { value };
}

function readNumber(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || value.trim() === '') return undefined;
  const number = Number(value);
  return Number.isFinite(number) ? number : undefined;
}

function combine(observed: BusinessValue[]): BusinessValue {
  const sum = observed.reduce((total, { value }) => total + value, 0);
  const times = observed.flatMap(({ at }) => (at === undefined ? [] : [at]));
  return {
    value: sum / observed.length,
    ...(times.length > 0 && { at: Math.max(...times) }),
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
