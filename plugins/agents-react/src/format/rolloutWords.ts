import type {
  Comparison,
  PlanAgent,
  PlanWave,
  PowerPreflight,
  RolloutGateOutcome,
  RolloutHold,
  RolloutOperationName,
  RolloutState,
  SmokeTestResult,
  StrategyType,
  VerdictOutcome,
} from '@agent-portal/plugin-agents-common';
import { formatShare } from './words';

/** What people call the states of a rollout. @public */
export const ROLLOUT_STATE_WORDS: Readonly<Record<RolloutState, string>> = {
  pending: 'Waiting to start',
  preflight: 'Preflight',
  progressing: 'Moving traffic',
  baking: 'Baking',
  paused: 'Paused',
  promoting: 'Promoting',
  'rolling-back': 'Rolling back',
  'rolled-back': 'Rolled back',
  succeeded: 'Succeeded',
  aborted: 'Aborted',
  superseded: 'Superseded',
  failed: 'Failed',
};

/** Every state of a rollout in the order in which it goes through them; the last five have ended. @public */
export const ROLLOUT_STATES: readonly RolloutState[] = Object.keys(
  ROLLOUT_STATE_WORDS,
) as RolloutState[];

const ENDED_STATES: ReadonlySet<RolloutState> = new Set(
  ROLLOUT_STATES.slice(-5),
);

/**
 * Whether a rollout in this state is under way.
 *
 * @public
 */
export function isRolloutActive(state: RolloutState): boolean {
  return !ENDED_STATES.has(state);
}

/** What people call what a judgement came to. @public */
export const VERDICT_WORDS: Readonly<Record<VerdictOutcome, string>> = {
  pass: 'As good as stable',
  fail: 'Worse than allowed',
  insufficient: 'Too few samples',
  'no-data': 'No data',
  'source-error': 'Source does not answer',
};

/** What people call why a rollout does not go on. @public */
export const HOLD_WORDS: Readonly<Record<RolloutHold['code'], string>> = {
  plan: 'Waits for its plan',
  gate: 'Waits at a gate',
  'freeze-window': 'Freeze window',
  'stop-line': 'The line is stopped',
  alert: 'Open alert',
  health: 'Not healthy',
  insufficient: 'Too few samples',
  'no-data': 'No data',
  'source-error': 'Source does not answer',
  verdict: 'Verdict',
  driver: 'Traffic driver',
  drift: 'Drift',
  missing: 'Missing in the catalog',
  clock: 'Clock',
  step: 'Waits for a person',
};

/** What each operation is called on its button. @public */
export const OPERATION_WORDS: Readonly<Record<RolloutOperationName, string>> = {
  approve: 'Approve',
  pause: 'Pause',
  resume: 'Resume',
  promote: 'Promote',
  abort: 'Abort',
  rollback: 'Roll back',
  retry: 'Retry',
  signal: 'Report',
};

/** What people call how a gate of a rollout stands. @public */
export const ROLLOUT_GATE_WORDS: Readonly<
  Record<RolloutGateOutcome['outcome'], string>
> = { pass: 'Passed', fail: 'Not passed', unknown: 'Unknown' };

/** What people call how a smoke test, or a part of one, went. @public */
export const SMOKE_TEST_WORDS: Readonly<
  Record<SmokeTestResult['outcome'], string>
> = ROLLOUT_GATE_WORDS;

/** What people call how much a rollout can tell. @public */
export const PREFLIGHT_WORDS: Readonly<
  Record<PowerPreflight['outcome'], string>
> = {
  sufficient: 'Enough traffic to tell',
  weak: 'Too little traffic to tell in time',
  unknown: 'Traffic unknown',
};

/** What people call how far a wave has come. @public */
export const WAVE_WORDS: Readonly<Record<PlanWave['status'], string>> = {
  'to-come': 'To come',
  waiting: 'Waiting',
  active: 'Under way',
  halted: 'Halted',
  complete: 'Complete',
};

/** What people call how far an agent of a wave has come. @public */
export const PLAN_AGENT_WORDS: Readonly<Record<PlanAgent['status'], string>> = {
  waiting: 'Waiting',
  active: 'Under way',
  done: 'Done',
  failed: 'Failed',
  'nothing-offered': 'No release offered',
  unknown: 'Unknown',
};

/** What people call the two ways in which a release takes over. @public */
export const STRATEGY_WORDS: Readonly<Record<StrategyType, string>> = {
  'blue-green': 'Blue-green',
  canary: 'Canary',
};

const METRIC_WORDS: Readonly<Record<string, string>> = {
  errors: 'Errors',
  'failed-tasks': 'Failed tasks',
  complaints: 'Complaints',
  latency: 'Latency',
};

/**
 * What people call what was judged: `Errors`, or the id of the KPI.
 *
 * @public
 */
export function describeMetric(metric: string): string {
  return METRIC_WORDS[metric] ?? metric;
}

/**
 * Says in plain words how a comparison was judged, and what its value is held against.
 *
 * @public
 */
export function describeMethod(comparison: Comparison): string {
  const { method, threshold } = comparison;
  const limit = threshold === undefined ? undefined : formatFigure(threshold);
  switch (method) {
    case 'sequential':
      return `Compared with the stable release after every look; worse once the e-value is above ${
        limit ?? 'its limit'
      }`;
    case 'rank':
      return `Ranks of all latencies of both releases; worse once the p-value is below ${
        limit ?? 'its limit'
      }`;
    case 'bound':
      return `The rate that is surely exceeded; too high once it is above ${
        threshold === undefined ? 'its limit' : formatShare(threshold)
      }`;
    default:
      return `The value itself, held against ${limit ?? 'its limit'}`;
  }
}

/**
 * Writes what a comparison came to with the name of the figure, such as `e-value 212`.
 *
 * @returns `—` when there is no value.
 * @public
 */
export function formatComparisonValue(comparison: Comparison): string {
  const { method, value } = comparison;
  if (value === undefined) return '—';
  switch (method) {
    case 'sequential':
      return `e-value ${formatFigure(value)}`;
    case 'rank':
      return `p-value ${formatFigure(value)}`;
    case 'bound':
      return `at least ${formatShare(value)}`;
    default:
      return formatFigure(value);
  }
}

/**
 * Writes a weight, such as `50 %`.
 *
 * @param percent - 0 to 100.
 * @public
 */
export function formatWeight(percent: number): string {
  return formatShare(percent / 100);
}

/** A number to three figures, without an exponent where it can be read without one. */
function formatFigure(value: number): string {
  if (value !== 0 && Math.abs(value) < 0.001) return value.toExponential(1);
  return value.toLocaleString('en-US', { maximumSignificantDigits: 3 });
}
