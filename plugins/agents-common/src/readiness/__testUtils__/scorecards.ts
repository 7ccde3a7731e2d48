import type { Scorecard, ScorecardCheck } from '../../entities';
import type { FactSet, KnownFact } from '../Fact';

/** 25 November 2026, noon. */
export const NOW = Date.UTC(2026, 10, 25, 12);

export const DAY = 86_400_000;

/** An agent for fixes. */
export const SUBJECT = {
  ref: 'component:default/quality-guardian',
  name: 'quality-guardian',
  namespace: 'default',
  owner: 'group:default/platform',
};

/** A scorecard with the levels bronze, silver and gold; checks are of the first unless they say. */
export function scorecardOf(
  checks: Array<
    Pick<ScorecardCheck, 'id' | 'condition'> &
      Partial<Scorecard['checks'][number]>
  >,
  overrides: Partial<Scorecard> = {},
): Scorecard {
  const levels = ['bronze', 'silver', 'gold'].map((id, index) => ({
    id,
    title: id,
    rank: index + 1,
  }));
  return {
    entityRef: 'scorecard:default/launch',
    title: 'Launch',
    owner: 'group:default/platform',
    version: '1.0.0',
    graceMs: 0,
    default: true,
    levels,
    facts: [],
    gates: [],
    campaigns: [],
    ...overrides,
    checks: checks.map(check => {
      const level = check.level ?? 'bronze';
      return {
        title: check.id,
        weight: 1,
        level,
        rank: levels.find(({ id }) => id === level)?.rank ?? 1,
        ...check,
      };
    }),
  };
}

/** A fact that was observed an hour ago. */
export function known(
  value: KnownFact['value'],
  overrides: Partial<KnownFact> = {},
): KnownFact {
  return {
    value,
    at: NOW - 3_600_000,
    provenance: 'observed',
    source: { title: 'the portal' },
    ...overrides,
  };
}

/** Facts that were observed an hour ago. */
export function factsOf(values: Record<string, KnownFact['value']>): FactSet {
  return new Map(
    Object.entries(values).map(([id, value]) => [id, known(value)]),
  );
}
