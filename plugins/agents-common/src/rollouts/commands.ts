import { describeTarget } from './describe';
import type { RolloutCommand, TrafficTarget } from './model';
import { raisesTraffic } from './rolloutStates';
import { reachedWeight } from './segments';
import type { Turn } from './turn';
import { change, write } from './turn';

/**
 * Asks the driver for a state of traffic. It replaces the command that is under way, which the
 * driver refuses from then on: its fencing token is lower.
 */
export function nextCommand(turn: Turn, target: TrafficTarget): void {
  giveCommand(turn, target, 0);
  write(
    turn,
    'command',
    `The driver is asked to ${describeTarget(turn.rollout, target)}.`,
    { evidence: { command: turn.rollout.command?.id, target } },
  );
}

/**
 * Takes a command back that would give the candidate more traffic. As nobody knows whether the
 * driver has it, the traffic that was reached before is asked for instead: from then on the driver
 * refuses the other one.
 *
 * @param because - Why, in a sentence.
 */
export function withdrawRaise(turn: Turn, because: string): void {
  const { command } = turn.rollout;
  if (!command || !raisesTraffic(turn.rollout)) return;
  const weight = reachedWeight(turn.rollout);
  // Not every traffic system can set a weight of 0 otherwise.
  const target: TrafficTarget =
    weight > 0 ? { type: 'split', weight } : { type: 'restore' };
  change(turn, { weight });
  giveCommand(turn, target, 0);
  write(
    turn,
    'command',
    `The driver is no longer to ${describeTarget(
      turn.rollout,
      command.target,
    )}, but to ${describeTarget(turn.rollout, target)}: ${because}`,
    {
      evidence: {
        command: turn.rollout.command?.id,
        target,
        instead: command.id,
      },
    },
  );
}

function giveCommand(
  turn: Turn,
  target: TrafficTarget,
  failures: number,
): void {
  const number = turn.rollout.commands + 1;
  const command: RolloutCommand = {
    id: `${turn.rollout.id}:${number}`,
    number,
    target,
    issuedAt: turn.now,
    failures,
  };
  const isForCandidate = target.type === 'split' || target.type === 'promote';
  change(turn, {
    command,
    commands: number,
    ...(isForCandidate && { mayHaveTraffic: true }),
  });
}

/**
 * Notes that the driver did not carry a command out. It is given again under a new number; one that
 * gives the candidate more traffic only while it may have it, otherwise it is withdrawn.
 *
 * @param options.obstacle - Why the candidate may not have more traffic now, in a sentence.
 */
export function commandFailed(
  turn: Turn,
  command: RolloutCommand,
  options: { reason: string; obstacle?: string },
): void {
  const failures = command.failures + 1;
  const { target } = command;
  // A driver that is down for hours would fill the ledger.
  if (Number.isInteger(Math.log2(failures))) {
    const times = failures === 1 ? '' : `, ${failures} times by now`;
    write(
      turn,
      'command-failed',
      `The driver did not ${describeTarget(turn.rollout, target)}${times}: ${
        options.reason
      }`,
      { evidence: { command: command.id, target, failures } },
    );
  }
  if (options.obstacle !== undefined && raisesTraffic(turn.rollout)) {
    withdrawRaise(turn, options.obstacle);
  } else {
    giveCommand(turn, target, failures);
  }
}
