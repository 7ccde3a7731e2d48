import type { TrafficCommand } from '@agent-portal/plugin-agents-node';
import { FORMER, POD_HASH } from './annotations';
import { findRunaway } from './findRunaway';
import { weightOf } from './observeRollout';
import type { Revisions } from './Revisions';
import type { PodTemplate, Rollout } from './rolloutSchema';

/** What has to be changed for a command. */
export type Change =
  /** Nothing: it is as it should be. */
  | { type: 'none' }
  /** The annotations that go with the command are all. */
  | { type: 'annotations'; annotations: Record<string, string | null> }
  | {
      type: 'status';
      status: object;
      annotations?: Record<string, string | null>;
    }
  /** Other pods, whose traffic is then to be given to them at once. */
  | { type: 'template'; template: PodTemplate }
  /** The controller has yet to take in what was changed before. */
  | { type: 'wait'; why: string };

/**
 * Works out what brings a state of traffic about.
 *
 * @throws Error in words for people when it cannot be.
 */
export function planChange(
  command: TrafficCommand,
  { rollout, revisions }: { rollout: Rollout; revisions: Revisions },
): Change {
  const { target } = command;
  const { [FORMER]: former } = rollout.metadata.annotations ?? {};
  switch (target.type) {
    case 'split':
      expectCandidate(command, { rollout, revisions });
      return planSplit(target.weight, { rollout, revisions });
    case 'promote':
      if (!revisions.hasCandidate && revisions.stable === command.candidate) {
        return target.keepFormer || former === undefined
          ? { type: 'none' }
          : { type: 'annotations', annotations: { [FORMER]: null } };
      }
      expectCandidate(command, { rollout, revisions });
      return {
        type: 'status',
        status: { promoteFull: true, abort: false },
        annotations: {
          [FORMER]: target.keepFormer ? rollout.status?.stableRS ?? null : null,
        },
      };
    case 'restore':
      return planRestore(command, { rollout, revisions });
    default:
      // There are no pods in two places at once: the former ones are let go here, and the other
      // environment gets its release from Git.
      return former === undefined
        ? { type: 'none' }
        : { type: 'annotations', annotations: { [FORMER]: null } };
  }
}

function planSplit(
  weight: number,
  { rollout, revisions }: { rollout: Rollout; revisions: Revisions },
): Change {
  const steps = rollout.spec.strategy?.canary?.steps ?? [];
  const index = steps.findIndex(step => step.setWeight === weight);
  if (index < 0) {
    const weights = steps.flatMap(({ setWeight }) => setWeight ?? []);
    throw new Error(
      `The Rollout ${
        rollout.metadata.name
      } has no step that sets the weight ${weight}; its steps set ${
        weights.join(', ') || 'none'
      }`,
    );
  }
  const runaway = findRunaway(rollout);
  if (runaway) throw new Error(runaway);
  const { abort } = rollout.status ?? {};
  return !abort && weightOf(rollout, revisions) === weight
    ? { type: 'none' }
    : {
        type: 'status',
        status: {
          abort: false,
          pauseConditions: null,
          currentStepIndex: index,
        },
      };
}

function planRestore(
  { stable: wanted }: TrafficCommand,
  { rollout, revisions }: { rollout: Rollout; revisions: Revisions },
): Change {
  const { name, annotations = {}, generation } = rollout.metadata;
  const { stable, candidate, hasCandidate } = revisions;
  const { status } = rollout;
  if (wanted === undefined || wanted === stable) {
    return !hasCandidate || status?.abort
      ? { type: 'none' }
      : { type: 'status', status: { abort: true } };
  }
  const isTakenIn = status?.observedGeneration === String(generation ?? '');
  if (candidate === wanted) {
    return isTakenIn
      ? { type: 'status', status: { promoteFull: true, abort: false } }
      : { type: 'wait', why: `${name} has yet to take in ${wanted}` };
  }
  const former = revisions.set(annotations[FORMER]);
  if (!former || revisions.version(annotations[FORMER]) !== wanted) {
    throw new Error(
      `The Rollout ${name} cannot go back to ${wanted}: ${stable} is stable, and no pods of ${wanted} are kept from before`,
    );
  }
  if (!rollout.spec.template) {
    throw new Error(
      `The Rollout ${name} takes its pods from spec.workloadRef, which only Git can set back to ${wanted}`,
    );
  }
  return { type: 'template', template: withoutHash(former.spec.template) };
}

function expectCandidate(
  { candidate }: TrafficCommand,
  { rollout, revisions }: { rollout: Rollout; revisions: Revisions },
): void {
  if (revisions.candidate !== candidate) {
    throw new Error(
      `The candidate of the Rollout ${rollout.metadata.name} is ${
        revisions.candidate ?? 'not there'
      }, not ${candidate}`,
    );
  }
}

/** Argo Rollouts adds the hash itself. */
function withoutHash(template: PodTemplate): PodTemplate {
  const { [POD_HASH]: _, ...labels } = template.metadata?.labels ?? {};
  return { ...template, metadata: { ...template.metadata, labels } };
}
