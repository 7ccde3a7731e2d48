import type { Stage } from '../api/types';

/** The stages on the way to production; first an instance whose stage is not known. */
const STAGES: readonly (Stage | undefined)[] = [
  undefined,
  'development',
  'staging',
  'production',
];

/** How far on the way to production a stage is; 0 when it is not known. */
export function stageRank(stage: Stage | undefined): number {
  return STAGES.indexOf(stage);
}

/**
 * The instances that an agent does not have yet, although the catalog declares them.
 *
 * While `spec.lifecycle` is `experimental` an agent is on its way: an instance in a further stage
 * than any that has answered, and that never answered itself, waits to be deployed. Once it has
 * answered it counts for good. In any other lifecycle, and as long as no instance has answered,
 * none is waiting: silence is then a fault.
 *
 * @param instances - All that are declared; `seen` says whether one has answered at any time.
 * @public
 */
export function notDeployedYet<T extends { stage?: Stage; seen: boolean }>(
  instances: readonly T[],
  lifecycle: string | undefined,
): T[] {
  if (lifecycle !== 'experimental') return [];
  const reached = Math.max(
    0,
    ...instances.filter(one => one.seen).map(one => stageRank(one.stage)),
  );
  return reached === 0
    ? []
    : instances.filter(one => !one.seen && stageRank(one.stage) > reached);
}
