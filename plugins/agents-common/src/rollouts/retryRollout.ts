import { describeRef } from './describe';
import { gateOutcomes } from './gates';
import type { OperationContext } from './model';
import type { Turn } from './turn';
import { change, enter, write } from './turn';

/**
 * Lets a rollout begin again: nothing that was seen, approved or reported before counts. Only the
 * numbers of its commands go on, so that the driver tells new ones from old ones.
 */
export function retryRollout(
  turn: Turn,
  { by, reason }: OperationContext,
): void {
  const { candidate, policy, reason: before } = turn.rollout;
  const text = `${describeRef(by)} lets ${candidate} begin again: ${reason}`;
  change(turn, {
    step: 0,
    stepSince: turn.now,
    weight: 0,
    observedWeight: undefined,
    stable: undefined,
    holds: [],
    resumeTo: undefined,
    endAs: undefined,
    command: undefined,
    smokeTest: undefined,
    preflight: undefined,
    bake: undefined,
    segments: [],
    verdict: undefined,
    approvals: [],
    signals: [],
    gates: gateOutcomes({ policy, approvals: [] }, []),
    retainedUntil: undefined,
    retriedBy: by,
    startedAt: turn.now,
    endedAt: undefined,
  });
  enter(turn, 'preflight', text);
  write(turn, 'started', text, { by, reason, evidence: { before } });
}
