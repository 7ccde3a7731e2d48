import type {
  AllowedOperation,
  RolloutDetail,
  RolloutPage,
  RolloutRow,
  RolloutState,
  RolloutsQuery,
} from '@agent-portal/plugin-agents-common';
import { FIXTURE_NOW } from './createManualClock';

const ENDED: readonly RolloutState[] = [
  'rolled-back',
  'succeeded',
  'aborted',
  'superseded',
  'failed',
];

/** Whether a rollout in this state is under way. */
export function isActiveState(state: RolloutState): boolean {
  return !ENDED.includes(state);
}

/** A page of rollouts as the backend orders them: those under way first, then the newest. */
export function answerRolloutPage(
  rollouts: readonly RolloutDetail[],
  query: RolloutsQuery,
): RolloutPage {
  const { cursor, waitingForMe } = query;
  const limit = waitingForMe ? Infinity : query.limit ?? 50;
  const matching = rollouts
    .filter(rollout => matches(rollout, query))
    .sort(
      (a, b) =>
        Number(isActiveState(b.state)) - Number(isActiveState(a.state)) ||
        b.createdAt.localeCompare(a.createdAt),
    );
  const start = cursor ? Number(cursor) : 0;
  const end = start + limit;
  return {
    items: matching.slice(start, end).map(toRow),
    total: matching.length,
    ...(end < matching.length && { nextCursor: String(end) }),
    asOf: new Date(FIXTURE_NOW).toISOString(),
  };
}

function matches(rollout: RolloutDetail, query: RolloutsQuery): boolean {
  const { agent, state, active, plan, wave, owner, environment } = query;
  return (
    (!query.waitingForMe || rollout.operations.some(mayApprove)) &&
    (!agent || rollout.agent === agent) &&
    (!state?.length || state.includes(rollout.state)) &&
    (active === undefined || isActiveState(rollout.state) === active) &&
    (!plan || rollout.plan === plan) &&
    (!wave?.length || wave.includes(rollout.wave?.id ?? '')) &&
    (!owner?.length || owner.includes(rollout.owner ?? '')) &&
    (!environment || rollout.environment === environment)
  );
}

function mayApprove({ operation, allowed }: AllowedOperation): boolean {
  return operation === 'approve' && allowed;
}

function toRow(rollout: RolloutDetail): RolloutRow {
  const {
    policyVersion: _policyVersion,
    digest: _digest,
    driver: _driver,
    preflight: _preflight,
    smokeTest: _smokeTest,
    approvals: _approvals,
    signals: _signals,
    totals: _totals,
    history: _history,
    spanMs: _spanMs,
    ...row
  } = rollout;
  return row;
}
