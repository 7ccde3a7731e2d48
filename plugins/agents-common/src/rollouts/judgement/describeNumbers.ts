/** A number with three significant digits, as people read it. */
export function shortNumber(value: number): string {
  if (value >= 1e6 || (value !== 0 && Math.abs(value) < 1e-4)) {
    return value.toExponential(1);
  }
  return String(
    Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3)),
  );
}

/** A share in percent, with so many digits as tell it from 0 and from 100. */
export function shortPercent(share: number): string {
  const percent = share * 100;
  const rest = 100 - percent;
  return percent > 99 && rest > 0
    ? `${Number((100 - Number(rest.toPrecision(1))).toPrecision(12))} %`
    : `${Number(percent.toPrecision(percent >= 10 ? 3 : 2))} %`;
}

/** `1 error`, `2 errors`, `5,000 errors`. */
export function countOf(count: number, noun: string): string {
  return `${shortCount(count)} ${noun}${count === 1 ? '' : 's'}`;
}

function shortCount(count: number): string {
  return Number.isInteger(count)
    ? String(count).replace(/\B(?=(?:\d{3})+$)/g, ',')
    : shortNumber(count);
}
