import type { Engine } from '../portal/engines';
import type { Portal } from '../portal/startPortal';
import { startFleet } from './startFleet';

/** Agents in the fleet that the benchmarks of one process share. */
export const SHARED_AGENTS = 10_000;

const portals = new Map<Engine, Promise<Portal>>();

/** The measured fleet on an engine; made once, as nothing that reads it changes it. */
export function openSharedFleet(engine: Engine): Promise<Portal> {
  const known = portals.get(engine);
  if (known) return known;
  const portal = startFleet({ engine, count: SHARED_AGENTS, measured: true });
  portals.set(engine, portal);
  return portal;
}

/** Stops what was started and removes its databases. */
export async function stopSharedFleets(): Promise<void> {
  for (const portal of portals.values()) {
    await portal.then(
      started => started.stop(),
      () => {},
    );
  }
  portals.clear();
}
