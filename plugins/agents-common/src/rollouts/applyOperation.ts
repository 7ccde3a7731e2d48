import { ConflictError, InputError, NotAllowedError } from '@backstage/errors';
import { assessOperations, whyNotGivenBack } from './assessOperations';
import { endBake } from './bake';
import { withdrawRaise } from './commands';
import { describePercent, describeRef, describeStep } from './describe';
import { end, giveBack } from './ending';
import { gateOutcomes } from './gates';
import type {
  OperationContext,
  Rollout,
  RolloutDecision,
  RolloutObservations,
  RolloutOperation,
} from './model';
import { retryRollout } from './retryRollout';
import { currentStep } from './rolloutStates';
import type { Turn } from './turn';
import { change, concludeTurn, enter, goToStep, write } from './turn';

const NEEDS_REASON: ReadonlySet<string> = new Set([
  'pause',
  'promote',
  'abort',
  'rollback',
  'retry',
  'signal',
]);

/**
 * Does what somebody asks of a rollout, or refuses it in plain words. What follows from it is for
 * the next `decide`. Pure.
 *
 * @param options - `now` in ms since 1970; `observations` as they stand, absent: what stood when the
 * rollout was last decided.
 * @throws ConflictError when the state of the rollout does not allow it, or it was done before.
 * @throws NotAllowedError when it would pass a gate or a hold, or the caller may not approve.
 * @throws InputError when a reason is needed and there is none, or there is no such gate or signal.
 * @public
 */
export function applyOperation(
  rollout: Rollout,
  operation: RolloutOperation,
  context: OperationContext,
  options: { now: number; observations?: RolloutObservations },
): RolloutDecision {
  const by = context.by;
  const reason = context.reason?.trim() || undefined;
  checkOperation(rollout, operation, { by, reason }, options);
  const turn: Turn = {
    rollout,
    entries: [],
    now: Math.max(options.now, rollout.clock),
  };
  carryOut(turn, operation, { by, reason }, options.observations);
  return concludeTurn(turn, rollout);
}

function checkOperation(
  rollout: Rollout,
  operation: RolloutOperation,
  { by, reason }: OperationContext,
  options: { now: number; observations?: RolloutObservations },
): void {
  const { type } = operation;
  if (NEEDS_REASON.has(type) && !reason) {
    throw new InputError(
      `To ${type} a rollout, give a reason: "reason" is empty.`,
    );
  }
  const groups = operation.type === 'approve' ? operation.groups : [];
  const assessed = assessOperations(rollout, {
    ...options,
    caller: { by, groups },
  }).filter(one => one.operation === type);
  const wanted = assessed.find(
    one =>
      (operation.type !== 'approve' || one.gate === operation.gate) &&
      (operation.type !== 'signal' || one.signal === operation.signal),
  );
  if (!wanted) {
    const known = assessed.map(one => one.gate ?? one.signal);
    throw new InputError(
      `${rollout.id} has no ${
        operation.type === 'approve'
          ? `gate "${operation.gate}" that is approved`
          : `signal "${operation.type === 'signal' ? operation.signal : type}"`
      }; ${
        known.length > 0 ? `use one of ${known.join(', ')}` : 'it has none'
      }.`,
    );
  }
  if (wanted.allowed) return;
  const message = `Cannot ${type} ${rollout.candidate} (${rollout.id}): ${wanted.reason}`;
  throw wanted.problem === 'forbidden'
    ? new NotAllowedError(message)
    : new ConflictError(message);
}

function carryOut(
  turn: Turn,
  operation: RolloutOperation,
  context: OperationContext,
  observations: RolloutObservations | undefined,
): void {
  switch (operation.type) {
    case 'approve':
      approve(turn, operation, context);
      break;
    case 'pause':
      pause(turn, context);
      break;
    case 'resume':
      resume(turn, context);
      break;
    case 'promote':
      promote(turn, context);
      break;
    case 'abort':
      abort(turn, context, observations);
      break;
    case 'rollback':
      giveBack(turn, {
        endAs: 'rolled-back',
        because: `${describeRef(context.by)}: ${context.reason}`,
        ...context,
      });
      break;
    case 'retry':
      retryRollout(turn, context);
      break;
    case 'signal':
    default:
      signal(turn, operation.signal, context);
  }
}

function approve(
  turn: Turn,
  { gate, groups }: { gate: string; groups: string[] },
  { by, reason }: OperationContext,
): void {
  const { policy, gates } = turn.rollout;
  const title = policy.gates.find(one => one.id === gate)?.title ?? gate;
  const approvals = [
    ...turn.rollout.approvals,
    { gate, by, groups, at: turn.now, ...(reason && { reason }) },
  ];
  change(turn, {
    approvals,
    gates: gateOutcomes({ policy, approvals }, gates),
  });
  const outcome = turn.rollout.gates.find(one => one.id === gate);
  write(
    turn,
    'approved',
    `${describeRef(by)} approves "${title}": ${outcome?.text}`,
    {
      by,
      reason,
      evidence: { ...outcome, groups },
    },
  );
}

function pause(turn: Turn, { by, reason }: OperationContext): void {
  const { state, weight } = turn.rollout;
  const text = `${describeRef(by)} pauses it at ${describePercent(
    weight,
  )}: ${reason}`;
  change(turn, { resumeTo: state });
  enter(turn, 'paused', text);
  write(turn, 'paused', text, { by, reason });
  withdrawRaise(turn, 'It is paused.');
}

function resume(turn: Turn, { by, reason }: OperationContext): void {
  const { resumeTo = 'preflight', bake, weight } = turn.rollout;
  const text = `${describeRef(by)} lets it go on from ${describePercent(
    weight,
  )}.`;
  // What passed while it was paused is no time that counts.
  change(turn, {
    resumeTo: undefined,
    ...(bake && { bake: { ...bake, countedTo: turn.now } }),
  });
  enter(turn, resumeTo, text);
  write(turn, 'resumed', text, { by, reason });
}

function promote(turn: Turn, { by, reason }: OperationContext): void {
  if (turn.rollout.state === 'baking') {
    endBake(turn, { by, reason });
    return;
  }
  const step = currentStep(turn.rollout);
  const text = `${describeRef(by)} ends the step "${
    step && describeStep(step)
  }".`;
  goToStep(turn, turn.rollout.step + 1);
  enter(turn, 'progressing', text);
  write(turn, 'promoted', text, { by, reason });
}

function abort(
  turn: Turn,
  context: OperationContext,
  observations: RolloutObservations | undefined,
): void {
  const because = `${describeRef(context.by)}: ${context.reason}`;
  if (turn.rollout.state === 'rolling-back') {
    const { candidate, stable = 'the former release' } = turn.rollout;
    const text = `The traffic was NOT restored: ${candidate} may still get some that belongs to ${stable}. Given up by ${because}`;
    end(turn, 'failed', text, {
      ...context,
      evidence: { because: whyNotGivenBack(observations) },
    });
    return;
  }
  giveBack(turn, { endAs: 'aborted', because, ...context });
}

function signal(turn: Turn, name: string, context: OperationContext): void {
  const { by, reason } = context;
  const signals = [
    ...turn.rollout.signals,
    { signal: name, by, at: turn.now, ...(reason && { reason }) },
  ];
  change(turn, { signals });
  write(turn, 'signal', `${describeRef(by)} reports ${name}: ${reason}`, {
    by,
    reason,
  });
  giveBack(turn, {
    endAs: 'rolled-back',
    because: `${name}, reported by ${describeRef(by)}: ${reason}`,
    ...context,
  });
}
