import type {
  PinnedTraffic,
  Rollout,
} from '@agent-portal/plugin-agents-common';
import type { InstanceTarget } from '../../catalog/model';
import { instanceKey } from './instanceKey';

/** An instance as far as its traffic goes. */
export type TrafficPlace = Pick<
  InstanceTarget,
  'agentRef' | 'environmentRef' | 'url' | 'rollout'
>;

/** What a rollout goes by from now on; nothing where the catalog names no driver. */
export function pinTraffic({
  url,
  rollout,
}: Pick<TrafficPlace, 'url' | 'rollout'>): PinnedTraffic | undefined {
  return rollout && { driver: rollout.driver, url, settings: rollout.settings };
}

/**
 * Where the traffic of a rollout is: as it was when the rollout was made, or, where that was not
 * kept, as the catalog has it now.
 */
export function pinnedInstance<T extends TrafficPlace>(
  { agent, environment, target }: PlacedRollout,
  instance: T | undefined,
): T | TrafficPlace | undefined {
  if (!target) return instance;
  const { driver, url, settings } = target;
  return {
    agentRef: agent,
    environmentRef: environment,
    ...instance,
    url,
    rollout: { ...instance?.rollout, driver, settings },
  };
}

/** What tells where the traffic of a rollout is. */
export type PlacedRollout = Pick<Rollout, 'agent' | 'environment' | 'target'>;

/** Names a place, other than `instanceKey` with how its traffic is shifted there. */
export function placeKey(place: TrafficPlace): string {
  const { url, rollout } = place;
  const { driver, settings: { cluster, namespace, name } = {} } = rollout ?? {};
  return [instanceKey(place), url, driver, cluster, namespace, name].join('\n');
}

/** How the catalog differs by now from what a rollout was made for, in a sentence. */
export function describeMove(
  rollout: PlacedRollout & Pick<Rollout, 'createdAt'>,
  instance: TrafficPlace,
): string | undefined {
  const pinned = pinnedInstance(rollout, instance);
  if (!pinned || placeKey(pinned) === placeKey(instance)) return undefined;
  const { agent, environment, createdAt } = rollout;
  return `The catalog has ${agent} in ${environment} at ${describePlace(
    instance,
  )} by now, while this rollout was made on ${new Date(
    createdAt,
  ).toISOString()} for ${describePlace(
    pinned,
  )}, where its traffic still is; let the catalog name that again, or roll it back`;
}

function describePlace({ url, rollout }: TrafficPlace): string {
  if (!rollout) return `${url} without a traffic driver`;
  const { driver, settings } = rollout;
  const details = (['cluster', 'namespace', 'name'] as const).flatMap(key =>
    settings[key] === undefined ? [] : [`${key} ${settings[key]}`],
  );
  return `${url} (${[`driver ${driver}`, ...details].join(', ')})`;
}
