import type { Rollout } from '@agent-portal/plugin-agents-common';
import type { TrafficObservation } from '@agent-portal/plugin-agents-node';
import type { InstanceTarget } from '../../catalog/model';
import { instanceKey } from './instanceKey';
import { placeKey, type TrafficPlace } from './pinnedInstance';

/** A rollout that is looked at. */
export interface WantedRollout {
  rollout: Rollout;
  /** As the catalog has it now. */
  instance?: InstanceTarget;
  /** Where its traffic is. */
  place?: TrafficPlace;
}

/** What is seen where the catalog has instances now, by `instanceKey`. */
export function inCatalog(
  wanted: WantedRollout[],
  traffic: Map<string, TrafficObservation>,
): Map<string, TrafficObservation> {
  return new Map(
    wanted.flatMap(({ instance }) => {
      const seen = instance && traffic.get(placeKey(instance));
      return seen ? [[instanceKey(instance), seen] as const] : [];
    }),
  );
}
