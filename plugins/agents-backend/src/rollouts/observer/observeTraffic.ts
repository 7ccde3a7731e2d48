import type {
  TrafficInstance,
  TrafficObservation,
} from '@agent-portal/plugin-agents-node';
import { toError } from '@backstage/errors';
import type { InstanceTarget } from '../../catalog/model';
import type { TrafficDrivers } from '../model';
import { instanceKey } from './instanceKey';
import { withTimeLimit } from './withTimeLimit';

/**
 * What the traffic drivers see of instances, by {@link instanceKey}: each driver is asked once, all
 * at the same time. What cannot be seen is an error with its reason.
 */
export async function observeTraffic(options: {
  instances: InstanceTarget[];
  drivers: TrafficDrivers;
  /** For one driver, in ms. */
  limitMs: number;
  signal?: AbortSignal;
}): Promise<Map<string, TrafficObservation>> {
  const { instances, drivers } = options;
  const seen = new Map<string, TrafficObservation>();
  const byDriver = new Map<string, InstanceTarget[]>();
  for (const instance of instances) {
    const id = instance.rollout?.driver;
    if (id === undefined) {
      seen.set(
        instanceKey(instance),
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
        seen.set(instanceKey(instance), observations[index]),
      );
    }),
  );
  return seen;
}

async function askDriver(
  id: string,
  group: InstanceTarget[],
  options: { drivers: TrafficDrivers; limitMs: number; signal?: AbortSignal },
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
    const observations = await withTimeLimit({ what, ...options }, signal =>
      driver.observe(group.map(toTrafficInstance), { signal }),
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
export function toTrafficInstance(instance: InstanceTarget): TrafficInstance {
  const { agentRef, environmentRef, url, rollout } = instance;
  return { agentRef, environmentRef, url, settings: rollout?.settings ?? {} };
}

function failure(reason: string): TrafficObservation {
  return { status: 'error', reason };
}
