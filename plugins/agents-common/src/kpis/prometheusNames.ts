/** Units of OpenTelemetry (UCUM) as Prometheus writes them in names. */
const UNITS: Readonly<Record<string, string>> = {
  s: 'seconds',
  ms: 'milliseconds',
  us: 'microseconds',
  ns: 'nanoseconds',
  min: 'minutes',
  h: 'hours',
  d: 'days',
  By: 'bytes',
  KiBy: 'kibibytes',
  MiBy: 'mebibytes',
  GiBy: 'gibibytes',
  kBy: 'kilobytes',
  MBy: 'megabytes',
  GBy: 'gigabytes',
  '%': 'percent',
};

/**
 * A name of OpenTelemetry in the characters that names of metrics and labels had in Prometheus
 * before version 3: `gen_ai.agent.name` is `gen_ai_agent_name`.
 *
 * @public
 */
export function toPrometheusLabel(name: string): string {
  const spelled = name.replace(/[^A-Za-z0-9_]/g, '_');
  return /^\d/.test(spelled) ? `_${spelled}` : spelled;
}

/**
 * The name of an OpenTelemetry metric on a metrics page, by the rules that exporters follow (the
 * specification's "Prometheus and OpenMetrics Compatibility"): dots become underscores, the unit
 * is added, a counter ends in `_total`, and a gauge of unit `1` in `_ratio`. Units in braces such
 * as `{token}` say what is counted and are left out.
 *
 * @param metric - The kind is that of the data: `counter` for a monotonic sum.
 * @public
 */
export function toPrometheusName(metric: {
  name: string;
  unit?: string;
  kind: 'counter' | 'gauge' | 'histogram';
}): string {
  const { kind, unit = '' } = metric;
  const parts = metric.name
    .replace(/[^A-Za-z0-9:]+/g, '_')
    .split('_')
    .filter(part => part !== '');
  const add = (word: string | undefined) => {
    if (word && !parts.includes(word)) parts.push(word);
  };
  const [whole, per] = unit.replace(/\{[^}]*\}/g, '').split('/');
  add(UNITS[whole.trim()]);
  if (per) parts.push('per', singular(UNITS[per.trim()] ?? per.trim()));
  if (kind === 'gauge' && unit === '1') add('ratio');
  const named = kind === 'counter' ? withTotal(parts) : parts;
  const name = named.join('_');
  return /^\d/.test(name) ? `_${name}` : name;
}

function withTotal(parts: string[]): string[] {
  return [...parts.filter(part => part !== 'total'), 'total'];
}

function singular(word: string): string {
  const letters = word.replace(/[^A-Za-z0-9]/g, '');
  return letters.endsWith('s') && letters.length > 1
    ? letters.slice(0, -1)
    : letters;
}
