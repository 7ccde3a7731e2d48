import type { AllowedOperation } from '../api/types';
import type { RolloutObservations } from './model';

/** What is known when somebody asks what may be done. @public */
export interface OperationMoment {
  /** Ms since 1970. */
  now: number;
  /** What stands; absent: what stood when the rollout was last decided. */
  observations?: RolloutObservations;
  /** For whom; absent: for anybody. `groups` are entity references, those of the caller. */
  caller?: { by: string; groups: string[] };
}

/** An operation, and which error refuses it. */
export interface AssessedOperation extends AllowedOperation {
  /** `conflict` when the state does not allow it, `forbidden` when it would pass a gate or hold. */
  problem?: 'conflict' | 'forbidden';
}

/** One that would be done. */
export function allow(
  operation: AllowedOperation['operation'],
  effect: string,
): AssessedOperation {
  return { operation, allowed: true, effect };
}

/** One that the state of the rollout does not allow. */
export function conflict(
  operation: AllowedOperation['operation'],
  reason: string,
): AssessedOperation {
  return { operation, allowed: false, reason, problem: 'conflict' };
}

/** One that would pass what it must not pass. */
export function forbid(
  operation: AllowedOperation['operation'],
  reason: string,
): AssessedOperation {
  return { operation, allowed: false, reason, problem: 'forbidden' };
}
