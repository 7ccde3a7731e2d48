import { componentStatus, HealthFormat, isDocument, own } from './HealthFormat';

/** MicroProfile Health: `checks` is a list of `{name, status, data}` with `UP` or `DOWN`. */
export const microProfile: HealthFormat = {
  name: 'MicroProfile Health',
  matches: document => Array.isArray(own(document, 'checks')),
  collect(document, into) {
    const checks = own(document, 'checks');
    if (!Array.isArray(checks)) return;
    for (const check of checks) {
      if (!isDocument(check)) continue;
      const name = own(check, 'name');
      into.add({
        id: typeof name === 'string' ? name : 'unnamed',
        status: componentStatus(check),
        output: describeData(own(check, 'data')),
      });
    }
  },
};

/** The first figures of a check's data as text, e.g. `free: 12, used: 3`. */
function describeData(data: unknown): string | undefined {
  if (!isDocument(data)) return undefined;
  const parts: string[] = [];
  for (const [key, value] of Object.entries(data)) {
    if (parts.length === 5) break;
    if (['string', 'number', 'boolean'].includes(typeof value)) {
      parts.push(`${key.slice(0, 40)}: ${String(value).slice(0, 80)}`);
    }
  }
  return parts.join(', ');
}
