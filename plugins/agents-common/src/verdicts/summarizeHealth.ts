import type { HealthStatus, Stage } from '../api/types';
import { notDeployedYet, stageRank } from './notDeployedYet';
import { worstHealth } from './verdicts';

/**
 * The health of one instance, as far as the agent's own depends on it.
 *
 * @public
 */
export interface InstanceVerdict {
  /** The environment's name for people. */
  title: string;
  /** Absent when the environment is not in the catalog. */
  stage?: Stage;
  status: HealthStatus;
  reason: string;
  /** Whether it has answered at any time. */
  seen: boolean;
}

/**
 * The health of an agent from that of its instances.
 *
 * What its users meet decides: the instances in the furthest stage that has ever answered. An
 * instance in another stage that is not well makes a healthy agent `warn`, never `fail`; so does one
 * in a further stage that is declared but has never answered, unless it waits to be deployed: see
 * {@link notDeployedYet}.
 *
 * @param lifecycle - `spec.lifecycle` of the entity.
 * @returns `unknown` when there is no instance.
 * @public
 */
export function summarizeHealth(
  declared: InstanceVerdict[],
  lifecycle?: string,
): { status: HealthStatus; reason: string } {
  const waiting = new Set(notDeployedYet(declared, lifecycle));
  const instances = declared.filter(instance => !waiting.has(instance));
  if (instances.length === 0) {
    return {
      status: 'unknown',
      reason: 'no instance that could be measured',
    };
  }
  const candidates = instances.some(instance => instance.seen)
    ? instances.filter(instance => instance.seen)
    : instances;
  const furthest = Math.max(...candidates.map(rank));
  const deciding = instances.filter(instance => rank(instance) === furthest);
  const others = instances.filter(instance => rank(instance) !== furthest);

  const status = worstHealth(deciding.map(instance => instance.status));
  if (status !== 'pass') return { status, reason: explain(deciding, status) };

  const unwell = others.filter(
    other =>
      (other.seen || rank(other) > furthest) &&
      other.status !== 'pass' &&
      other.status !== 'warn',
  );
  if (unwell.length > 0) {
    return {
      status: 'warn',
      reason: explain(
        unwell,
        worstHealth(unwell.map(instance => instance.status)),
      ),
    };
  }
  return { status, reason: explain(deciding, status) };
}

function rank(instance: InstanceVerdict): number {
  return stageRank(instance.stage);
}

function explain(instances: InstanceVerdict[], status: HealthStatus): string {
  const one = instances.find(instance => instance.status === status);
  return one ? `${one.title}: ${one.reason}` : '';
}
