import type {
  TrafficInstance,
  TrafficObservation,
} from '@agent-portal/plugin-agents-node';
import { toError } from '@backstage/errors';
import type { TrafficDrivers } from '../model';
import { instanceKey } from './instanceKey';
import { placeKey, type TrafficPlace } from './pinnedInstance';
import { withTimeLimit } from './withTimeLimit';

/** The share of its time after which a driver is asked to come back with what it has. */
const PATIENCE = 0.8;

/** What a look at traffic takes. */
export interface TrafficLook {
  drivers: TrafficDrivers;
  /** For one driver, in ms. */
  limitMs: number;
  signal?: AbortSignal;
}

/** What the traffic drivers see of instances, by {@link instanceKey}; see {@link observePlaces}. */
export async function observeTraffic(
  options: TrafficLook & { instances: TrafficPlace[] },
): Promise<Map<string, TrafficObservation>> {
  const { instances } = options;
  const seen = await observePlaces({ ...options, places: instances });
  return new Map(
    instances.map(instance => [
      instanceKey(instance),
      seen.get(placeKey(instance)) ?? failure('Nobody looked at its traffic'),
    ]),
  );
}

/**
 * What the traffic drivers see of places, by {@link placeKey}: each driver is asked once, all
 * at the same time. What cannot be seen is an error with its reason.
 */
export async function observePlaces(
  options: TrafficLook & { places: TrafficPlace[] },
): Promise<Map<string, TrafficObservation>> {
  const { places, drivers } = options;
  const seen = new Map<string, TrafficObservation>();
  const byDriver = new Map<string, TrafficPlace[]>();
  for (const instance of places) {
    const id = instance.rollout?.driver;
    if (id === undefined) {
      seen.set(
        placeKey(instance),
        failure(
          `The catalog names no traffic driver for ${instance.agentRef} in ${instance.environmentRef}; add rollout.driver to the instance`,
        ),
      );
      continue;
    }
    const others = byDriver.get(id) ?? [];
    byDriver.set(id, others);
    others.push(instance);
  }
  await Promise.all(
    [...byDriver].map(async ([id, group]) => {
      const observations = await askDriver(id, group, { ...options, drivers });
      group.forEach((instance, index) =>
        seen.set(placeKey(instance), observations[index]),
      );
    }),
  );
  return seen;
}

async function askDriver(
  id: string,
  group: TrafficPlace[],
  options: TrafficLook,
): Promise<TrafficObservation[]> {
  const { drivers } = options;
  const driver = drivers.get(id);
  if (!driver) {
    const known = drivers.ids().join(', ') || 'none';
    return group.map(() =>
      failure(`No traffic driver ${id} is installed; installed: ${known}`),
    );
  }
  const what = `The traffic driver ${id}`;
  try {
    // Earlier than it is given up, so that what it has seen by then is not lost.
    const patienceMs = options.limitMs * PATIENCE;
    const observations = await withTimeLimit(
      { what, ...options, patienceMs },
      signal => driver.observe(group.map(toTrafficInstance), { signal }),
    );
    return group.map(
      (_, index) =>
        observations[index] ?? failure(`${what} says nothing about it`),
    );
  } catch (error) {
    return group.map(() =>
      failure(`${what} failed: ${toError(error).message}`),
    );
  }
}

/** An instance as drivers know it. */
export function toTrafficInstance(instance: TrafficPlace): TrafficInstance {
  const { agentRef, environmentRef, url, rollout } = instance;
  return { agentRef, environmentRef, url, settings: rollout?.settings ?? {} };
}

function failure(reason: string): TrafficObservation {
  return { status: 'error', reason };
}
