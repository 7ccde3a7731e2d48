import { InputError } from '@backstage/errors';
import { AgentInstance } from '../agent/AgentInstance';
import { Command } from '../commands/commandSchema';
import { ReleaseState } from '../router/releaseSchema';
import { withDemotion } from '../router/releaseTransitions';

/** What a change does to one instance. */
export interface PreparedChange {
  instance: AgentInstance;
  /** Absent when the change was made before. */
  apply?: () => Promise<void>;
  /** What the command brought about when it was carried out. */
  release?: ReleaseState;
}

/**
 * Works out how the former release moves from one instance to another.
 *
 * @throws InputError when they are the same one.
 */
export function prepareDemotion(options: {
  source: AgentInstance;
  target: AgentInstance;
  version?: string;
  command: Command;
}): PreparedChange[] {
  const { source, target, version, command } = options;
  const { environment } = target.definition;
  if (source === target) {
    throw new InputError(
      `to: ${environment} is where the former release comes from; name another environment`,
    );
  }
  const request = JSON.stringify({ demote: { to: environment, version } });
  if (source.commands.find(command, request)) {
    return [{ instance: source }, { instance: target }];
  }
  const releases = withDemotion(
    { from: source.release, to: target.release },
    { version },
  );
  return [
    {
      instance: source,
      apply: async () => {
        source.setRelease(releases.from);
        source.commands.record(command, request, releases.from);
      },
    },
    {
      instance: target,
      apply: async () => target.setRelease(releases.to),
    },
  ];
}
