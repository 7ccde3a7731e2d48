import type { Figure, Measured } from './model';

/** A figure that must be at most some multiple of its floor or peer. */
export function atMost(
  limit: number,
  figure: Pick<Figure, 'name' | 'variant' | 'note'> & {
    measured: Measured;
    against: Measured;
  },
): Figure {
  const ratio = figure.measured.value / figure.against.value;
  return {
    ...figure,
    ratio,
    target: `≤ ${formatNumber(limit)} ×`,
    holds: ratio <= limit,
  };
}

/** A figure that must be at least some share of its floor or peer. */
export function atLeast(
  share: number,
  figure: Pick<Figure, 'name' | 'variant' | 'note'> & {
    measured: Measured;
    against: Measured;
  },
): Figure {
  const ratio = figure.measured.value / figure.against.value;
  return {
    ...figure,
    ratio,
    target: `≥ ${formatNumber(share * 100)} %`,
    holds: ratio >= share,
  };
}

/** A figure that must be at least some multiple of its floor or peer. */
export function atLeastTimes(
  times: number,
  figure: Pick<Figure, 'name' | 'variant' | 'note'> & {
    measured: Measured;
    against: Measured;
  },
): Figure {
  const ratio = figure.measured.value / figure.against.value;
  return {
    ...figure,
    ratio,
    target: `≥ ${formatNumber(times)} ×`,
    holds: ratio >= times,
  };
}

/** A figure that must reach a number of its own unit. */
export function noLessThan(
  limit: number,
  figure: Pick<Figure, 'name' | 'variant' | 'note' | 'measured' | 'against'>,
): Figure {
  return {
    ...figure,
    target: `≥ ${formatNumber(limit)} ${figure.measured.unit}`,
    holds: figure.measured.value >= limit,
  };
}

/** A figure that must not exceed a number of its own unit. */
export function upTo(
  limit: number,
  figure: Pick<Figure, 'name' | 'variant' | 'note' | 'measured' | 'against'>,
): Figure {
  return {
    ...figure,
    target: `≤ ${formatNumber(limit)} ${figure.measured.unit}`,
    holds: figure.measured.value <= limit,
  };
}

/** A figure that is there to be known. */
export function justToKnow(
  figure: Pick<Figure, 'name' | 'variant' | 'note' | 'measured' | 'against'>,
): Figure {
  const { measured, against } = figure;
  return against
    ? { ...figure, ratio: measured.value / against.value }
    : { ...figure };
}

/** Three digits that count, and whole numbers above a hundred. */
export function formatNumber(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  if (Math.abs(value) >= 100) {
    return Math.round(value).toLocaleString('en-GB');
  }
  return String(Number(value.toPrecision(3)));
}
