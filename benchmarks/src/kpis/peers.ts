import { createRequire } from 'node:module';

/** Another parser of metrics pages, and how many values it found on one. */
export interface Peer {
  name: string;
  parse(page: string): unknown;
  /** Values that it read, for a check that it did its work. */
  countOf(parsed: unknown): number;
}

/** The parsers of npm for the same format that are kept. They have no types of their own. */
export async function loadPeers(): Promise<Peer[]> {
  const load = createRequire(__filename);
  const parseText: (page: string) => unknown = load(
    'parse-prometheus-text-format',
  );
  const exposition: { parse(page: string): unknown } = load('exposition');
  return [
    { name: 'parse-prometheus-text-format', parse: parseText, countOf },
    { name: 'exposition', parse: page => exposition.parse(page), countOf },
  ];
}

function countOf(parsed: unknown): number {
  if (!Array.isArray(parsed)) return 0;
  return parsed.reduce<number>((sum, family) => {
    const metrics: unknown = family?.metrics;
    return sum + (Array.isArray(metrics) ? metrics.length : 0);
  }, 0);
}
