import type { RollbackCriterion, RolloutStrategy } from './RolloutPlanEntity';

const ROLLBACK: RollbackCriterion[] = [
  { type: 'kpi', kpi: 'error-rate', above: 0.01 },
  { type: 'kpi', kpi: 'response-time', above: 3 },
  { type: 'signal', signal: 'user-complaints' },
  { type: 'signal', signal: 'business-impact' },
  { type: 'signal', signal: 'security-incident' },
];

/**
 * The strategies that every plan has by name without writing them.
 *
 * @public
 */
export const ROLLOUT_PRESETS: {
  readonly [name: string]: RolloutStrategy;
} = {
  'blue-green': {
    type: 'blue-green',
    steps: [
      { type: 'smoke-test' },
      { type: 'weight', weight: 10 },
      { type: 'bake', duration: '24h' },
      { type: 'weight', weight: 50 },
      { type: 'bake', duration: '48h' },
      { type: 'weight', weight: 100 },
      { type: 'demote', environment: 'resource:default/staging' },
    ],
    rollback: ROLLBACK,
  },
  canary: {
    type: 'canary',
    cohort: '5 % of users, early adopters',
    steps: [
      { type: 'weight', weight: 5 },
      // Long enough for a candidate that is much worse to show at a few thousand requests a day.
      { type: 'bake', duration: '48h' },
      { type: 'weight', weight: 100 },
    ],
    rollback: ROLLBACK,
  },
};

/**
 * A strategy by its name: the plan's own, else the built-in one.
 *
 * @param own - The strategies that the plan writes.
 * @public
 */
export function findRolloutStrategy(
  own: { [name: string]: RolloutStrategy },
  name: string,
): RolloutStrategy | undefined {
  return [own, ROLLOUT_PRESETS].find(
    strategies =>
      Object.hasOwn(strategies, name) && strategies[name] !== undefined,
  )?.[name];
}
