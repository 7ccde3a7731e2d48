import type { TrafficInstance } from '@agent-portal/plugin-agents-node';
import { parseEntityRef } from '@backstage/catalog-model';

/** Where a Rollout is. */
export interface Location {
  cluster: string;
  namespace: string;
  name: string;
}

/**
 * Finds out which Rollout an instance is.
 *
 * @throws Error that says what the catalog has to name.
 */
export function locate(
  { agentRef, environmentRef, settings }: TrafficInstance,
  clusters: string[],
): Location {
  const place = `${agentRef} in ${environmentRef}`;
  const { cluster = clusters.length === 1 ? clusters[0] : undefined } =
    settings;
  if (cluster === undefined || !clusters.includes(cluster)) {
    throw new Error(
      `${
        cluster === undefined
          ? `rollout.cluster of ${place} is missing`
          : `rollout.cluster of ${place} is ${cluster}, which is not configured`
      }; name one of ${clusters.join(', ')}`,
    );
  }
  const { namespace } = settings;
  if (namespace === undefined) {
    throw new Error(
      `rollout.namespace of ${place} is missing; name the namespace of its Rollout`,
    );
  }
  return {
    cluster,
    namespace,
    name: settings.name ?? parseEntityRef(agentRef).name,
  };
}
