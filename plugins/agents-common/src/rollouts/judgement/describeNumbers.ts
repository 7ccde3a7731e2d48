/** A number with three significant digits, as people read it. */
export function shortNumber(value: number): string {
  if (value >= 1e6 || (value !== 0 && Math.abs(value) < 1e-4)) {
    return value.toExponential(1);
  }
  return String(
    Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3)),
  );
}

/** A share in percent with two significant digits. */
export function shortPercent(share: number): string {
  const percent = share * 100;
  return `${
    Math.abs(percent) >= 10
      ? Number(percent.toPrecision(3))
      : Number(percent.toPrecision(2))
  } %`;
}

/** `1 error`, `2 errors`. */
export function countOf(count: number, noun: string): string {
  return `${shortCount(count)} ${noun}${count === 1 ? '' : 's'}`;
}

function shortCount(count: number): string {
  return Number.isInteger(count) ? String(count) : shortNumber(count);
}
