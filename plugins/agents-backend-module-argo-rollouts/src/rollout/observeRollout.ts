import type { TrafficObservation } from '@agent-portal/plugin-agents-node';
import { FENCE, FORMER, TARGET } from './annotations';
import { findRunaway } from './findRunaway';
import type { Revisions } from './Revisions';
import type { Rollout } from './rolloutSchema';

/** What a Rollout says about the traffic of its releases. */
export function observeRollout(
  rollout: Rollout,
  { revisions, now }: { revisions: Revisions; now: number },
): TrafficObservation {
  if (!rollout.spec.strategy?.canary) {
    return {
      status: 'error',
      reason: `The Rollout ${rollout.metadata.name} has no canary strategy, so that its traffic goes all at once; give it spec.strategy.canary with steps`,
    };
  }
  const { annotations = {} } = rollout.metadata;
  const former = revisions.version(annotations[FORMER]);
  const fence = Number(annotations[FENCE]);
  const problem = findProblem(rollout) ?? findRunaway(rollout);
  const { stable, candidate } = revisions;
  return {
    status: 'ok',
    at: now,
    weight: weightOf(rollout, revisions),
    ...(stable !== undefined && { stable }),
    ...(candidate !== undefined && { candidate }),
    ...(former !== undefined && former !== stable && { former }),
    ...(annotations[FENCE] !== undefined &&
      Number.isSafeInteger(fence) && { fence }),
    ...(problem !== undefined && { problem }),
  };
}

/** Percent of the traffic that the candidate gets. */
export function weightOf(rollout: Rollout, revisions: Revisions): number {
  const { status } = rollout;
  if (!revisions.hasCandidate) return 0;
  const routed = status?.canary?.weights?.canary.weight;
  if (routed !== undefined) return routed;
  if (status?.abort) return 0;
  // Without a router the share of pods is the share of traffic: that of the last step.
  const steps = rollout.spec.strategy?.canary?.steps ?? [];
  return (
    steps
      .slice(0, status?.currentStepIndex ?? 0)
      .findLast(step => step.setWeight !== undefined)?.setWeight ?? 0
  );
}

function findProblem({ metadata, status }: Rollout): string | undefined {
  const { canary, phase, message, abort } = status ?? {};
  for (const run of [
    canary?.currentStepAnalysisRunStatus,
    canary?.currentBackgroundAnalysisRunStatus,
  ]) {
    if (run && ['Failed', 'Error', 'Inconclusive'].includes(run.status)) {
      return `The analysis run ${run.name} is ${run.status}${
        run.message ? `: ${run.message}` : ''
      }`;
    }
  }
  // What was taken back by a command is meant to be so.
  const isMeant = abort && metadata.annotations?.[TARGET] === 'restore';
  if (isMeant || (phase !== 'Degraded' && !abort)) return undefined;
  return `${abort ? 'Aborted' : phase}: ${message || 'no reason is given'}`;
}
