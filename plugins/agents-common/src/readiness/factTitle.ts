import type { ScorecardFact } from '../entities';
import { findBuiltInFact } from './FactDefinition';

/** What the facts of a family are called, from the end of their ids. */
const FAMILIES: Array<[prefix: string, title: (rest: string) => string]> = [
  ['kpi-status.', rest => `Verdict of ${words(rest).toLowerCase()}`],
  ['kpi.', words],
  ['alerts.open.', rest => `Open ${rest} alerts`],
  ['attestation.', words],
];

/**
 * What people call a fact: as the scorecard declares it, else as the portal does, else by the words
 * of its id.
 */
export function factTitle(
  id: string,
  declared: readonly ScorecardFact[],
): string {
  const declaration = declared.find(fact => fact.id === id);
  if (declaration) return declaration.title;
  for (const [prefix, title] of FAMILIES) {
    if (id.startsWith(prefix)) return title(id.slice(prefix.length));
  }
  return findBuiltInFact(id)?.title ?? words(id);
}

/** `test-coverage` as `Test coverage`. */
function words(id: string): string {
  const text = id.replace(/[-_.]+/g, ' ').trim();
  return text.charAt(0).toUpperCase() + text.slice(1);
}
