/**
 * A short key for a series, so that the counters of many instances stay small in the database: 64
 * bits of two FNV-1a hashes that start differently.
 */
export function seriesKey(series: string): string {
  let one = 0x811c9dc5;
  let two = 0x1b873593;
  for (let index = 0; index < series.length; index++) {
    const code = series.charCodeAt(index);
    one = Math.imul(one ^ code, 0x01000193);
    two = Math.imul(two ^ (code + index), 0x85ebca6b);
    two ^= two >>> 13;
  }
  return (one >>> 0).toString(36) + (two >>> 0).toString(36).padStart(7, '0');
}
