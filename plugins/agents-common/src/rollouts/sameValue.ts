/**
 * Whether two plain values say the same. A key that holds `undefined` is as good as none, as JSON
 * knows no other.
 */
export function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (!isObject(a) || !isObject(b)) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  for (const key of Object.keys(a)) {
    if (!sameValue(a[key], b[key])) return false;
  }
  // What both have was compared; of the rest `a` has nothing.
  for (const key of Object.keys(b)) {
    if (a[key] === undefined && b[key] !== undefined) return false;
  }
  return true;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
