import type { ScorecardFact } from '../entities';
import { boundedText } from '../health';
import { formatBeside } from '../kpis';
import type { Fact } from './Fact';
import { isKnownFact } from './Fact';

const MAXIMUM_LENGTH = 100;
const MAXIMUM_ITEMS = 5;

const BARE_NUMBER = new Intl.NumberFormat('en', {
  maximumSignificantDigits: 6,
});

/** The unit of a number, and for a score the best it can be. */
export interface FactUnit {
  unit: string;
  scale?: number;
}

/** The unit of a fact: what comes with it, else what the scorecard declares, else none. */
export function factUnit(
  id: string,
  declared: readonly ScorecardFact[],
  fact?: Fact,
): FactUnit {
  if (isKnownFact(fact) && fact.unit !== undefined) {
    return { unit: fact.unit, scale: fact.scale };
  }
  const declaration = declared.find(candidate => candidate.id === id);
  return { unit: (declaration?.type === 'pushed' && declaration.unit) || '' };
}

/**
 * A JSON value for people, short and on one line.
 *
 * @param unit - What a number is in.
 * @param beside - A number that it must be told from: 80.04 % beside 80 %.
 */
export function formatFactValue(
  value: unknown,
  unit: FactUnit,
  beside?: unknown,
): string {
  if (value === null) return 'nothing';
  if (typeof value === 'number') {
    const other = typeof beside === 'number' ? beside : undefined;
    if (unit.unit !== '') return formatBeside(value, other, unit);
    // Nobody says what it is in, so it is not rounded to what is usual: 0.999 is not 1.
    const text = BARE_NUMBER.format(value);
    const isAsOther = other !== undefined && text === BARE_NUMBER.format(other);
    return isAsOther ? formatBeside(value, other, unit) : text;
  }
  if (Array.isArray(value)) return formatList(value, unit);
  if (typeof value === 'object') return 'an object';
  return boundedText(String(value), MAXIMUM_LENGTH) ?? 'empty';
}

function formatList(values: unknown[], unit: FactUnit): string {
  if (values.length === 0) return 'an empty list';
  const items = values
    .slice(0, MAXIMUM_ITEMS)
    .map(item =>
      Array.isArray(item) ? 'a list' : formatFactValue(item, unit),
    );
  const rest = values.length - items.length;
  return `${items.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}
