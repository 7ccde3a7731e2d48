import type { CanaryStep, Rollout } from './rolloutSchema';

/**
 * Where Argo Rollouts would give a candidate more traffic without being told to: it goes from step
 * to step by itself, and waits only at a pause without a duration.
 *
 * @returns A sentence that says how to mend it; nothing when it waits wherever it has to.
 */
export function findRunaway({ metadata, spec }: Rollout): string | undefined {
  const steps = spec.strategy?.canary?.steps ?? [];
  let place = 'before the first setWeight';
  let waits = false;
  for (const step of steps) {
    if (isEndless(step)) waits = true;
    if (step.setWeight === undefined) continue;
    if (!waits) break;
    place = `after setWeight: ${step.setWeight}`;
    waits = false;
  }
  return waits
    ? undefined
    : `The Rollout ${metadata.name} does not wait for the portal ${place}, so that Argo Rollouts gives the candidate all traffic by itself; add the step "pause: {}" there`;
}

function isEndless({ pause }: CanaryStep): boolean {
  return Boolean(pause) && (pause?.duration ?? undefined) === undefined;
}
