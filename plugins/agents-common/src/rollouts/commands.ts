import { describeTarget } from './describe';
import type { RolloutCommand, TrafficTarget } from './model';
import { reachedWeight } from './segments';
import type { Turn } from './turn';
import { change, write } from './turn';

/**
 * Asks the driver for a state of traffic. It replaces the command that is under way, which the
 * driver refuses from then on: its number is lower.
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
  change(turn, { command, commands: number });
}

/**
 * Notes that the driver did not carry a command out. It is given again under a new number; one that
 * gives the candidate more traffic only while nothing holds the rollout, otherwise it is dropped.
 */
export function commandFailed(
  turn: Turn,
  command: RolloutCommand,
  options: { reason: string; held: boolean },
): void {
  const failures = command.failures + 1;
  const { target } = command;
  const raises = target.type === 'split' || target.type === 'promote';
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
  if (raises && options.held) {
    change(turn, { command: undefined, weight: reachedWeight(turn.rollout) });
    return;
  }
  giveCommand(turn, target, failures);
}
