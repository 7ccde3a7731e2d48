import type { KpiDefinition } from '../entities';

const MAXIMUM_DECIMALS = 12;
const MAXIMUM_EXTRA_DECIMALS = 6;

/** By number of decimals: making one takes a hundred times as long as using it. */
const FORMATS = Array.from(
  { length: MAXIMUM_DECIMALS + 1 },
  (_, maximumFractionDigits) =>
    new Intl.NumberFormat('en', { maximumFractionDigits }),
);

/**
 * A KPI's value for people: `1.8 s`, `350 ms`, `0.42 %`, `4.3 / 5`, `4,213`,
 * `1,250 tokens`.
 *
 * A share that is not quite all or nothing never reads `100 %` or `0 %`.
 *
 * @param value - A ratio from 0 to 1, a time in seconds, or a number in `unit`.
 * @param unit - The unit of the KPI's definition.
 * @param scale - For a score: the best it can be.
 * @public
 */
export function formatKpiValue(
  value: number,
  unit: string,
  scale?: number,
): string {
  return format(value, { unit, scale }, 0);
}

/**
 * A KPI's target for people, with the sign that says which way is good: `< 2 s`, `> 80 %`,
 * `≥ 4.5 / 5`; an empty text when there is no target.
 *
 * @public
 */
export function describeTarget(
  definition: Pick<KpiDefinition, 'direction' | 'unit' | 'scale' | 'strict'> & {
    target?: number;
  },
): string {
  const { target, direction, strict = true, unit, scale } = definition;
  if (target === undefined) return '';
  const signs = direction === 'lower' ? ['≤', '<'] : ['≥', '>'];
  return `${signs[strict ? 1 : 0]} ${formatKpiValue(target, unit, scale)}`;
}

/**
 * A value with as many decimals as it takes to tell it from the target: 80.04 % beside 80 %.
 *
 * @param kind - The unit of both, and for a score the best it can be.
 * @public
 */
export function formatBeside(
  value: number,
  target: number | undefined,
  kind: { unit: string; scale?: number },
): string {
  const plain = format(value, kind, 0);
  if (target === undefined || value === target) return plain;
  const beside = format(target, kind, 0);
  for (let extra = 0; extra <= MAXIMUM_EXTRA_DECIMALS; extra++) {
    const text = format(value, kind, extra);
    if (text !== beside) return text;
  }
  return plain;
}

function format(
  value: number,
  { unit, scale }: { unit: string; scale?: number },
  extra: number,
): string {
  if (!Number.isFinite(value)) return '—';
  switch (unit) {
    case 'ratio':
      return `${decimals(value * 100, shareDecimals(value * 100) + extra)} %`;
    case 'seconds':
      return formatSeconds(value, extra);
    case 'count':
      return decimals(value, (Math.abs(value) < 100 ? 1 : 0) + extra);
    case 'currency':
      return decimals(value, currencyDecimals(value) + extra);
    case 'tokens':
      return `${decimals(
        value,
        (Math.abs(value) < 100 ? 1 : 0) + extra,
      )} tokens`;
    case 'score':
      return scale === undefined
        ? decimals(value, 2 + extra)
        : `${decimals(value, 1 + extra)} / ${decimals(scale, 1)}`;
    default:
      return `${decimals(value, 2 + extra)} ${unit}`.trimEnd();
  }
}

function formatSeconds(seconds: number, extra: number): string {
  const size = Math.abs(seconds);
  if (size !== 0 && size < 0.0005)
    return `${decimals(seconds * 1e6, 1 + extra)} µs`;
  if (size < 0.9995 && size !== 0) {
    return `${decimals(seconds * 1_000, (size < 0.01 ? 1 : 0) + extra)} ms`;
  }
  if (size < 60) return `${decimals(seconds, 1 + extra)} s`;
  if (size < 3_600) return `${decimals(seconds / 60, 1 + extra)} min`;
  return `${decimals(seconds / 3_600, 1 + extra)} h`;
}

/** Two significant digits of what is missing to 0 or 100 %, as that is what matters there. */
function shareDecimals(percent: number): number {
  const missing = Math.min(Math.abs(percent), Math.abs(100 - percent));
  if (missing < 1e-9) return 0;
  return Math.max(1, Math.ceil(-Math.log10(missing)) + 1);
}

/** Cents; of what costs less than one, two significant digits. */
function currencyDecimals(value: number): number {
  const size = Math.abs(value);
  return size === 0 || size >= 0.01
    ? 2
    : Math.min(MAXIMUM_DECIMALS, Math.ceil(-Math.log10(size)) + 1);
}

function decimals(value: number, digits: number): string {
  const text = FORMATS[Math.min(MAXIMUM_DECIMALS, digits)].format(value);
  return text === '-0' ? '0' : text;
}
