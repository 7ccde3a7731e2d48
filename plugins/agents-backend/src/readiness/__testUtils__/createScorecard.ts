import type { Scorecard } from '@agent-portal/plugin-agents-common';

type Check = Partial<Scorecard['checks'][number]>;

/** A check of the first level that asks for more than 80 % coverage. */
export function createCheck(
  overrides: Check = {},
): Scorecard['checks'][number] {
  return {
    id: 'coverage',
    title: 'Coverage',
    level: 'bronze',
    rank: 1,
    weight: 1,
    condition: {
      fact: 'kpi.test-coverage',
      operator: 'greaterThan',
      value: 0.8,
    },
    ...overrides,
  };
}

/** A scorecard with two levels and a check at each. */
export function createScorecard(overrides: Partial<Scorecard> = {}): Scorecard {
  return {
    entityRef: 'scorecard:default/production',
    title: 'Production readiness',
    owner: 'group:default/core',
    version: '1.0.0',
    graceMs: 0,
    default: true,
    levels: [
      { id: 'bronze', title: 'Bronze', rank: 1 },
      { id: 'silver', title: 'Silver', rank: 2 },
    ],
    facts: [],
    checks: [
      createCheck(),
      createCheck({
        id: 'owner',
        title: 'Owner',
        level: 'silver',
        rank: 2,
        condition: { fact: 'hasOwner', operator: 'equal', value: true },
      }),
    ],
    gates: [{ environment: 'resource:default/production', level: 'bronze' }],
    campaigns: [],
    ...overrides,
  };
}
