import agentsPlugin from '@agent-portal/plugin-agents-backend';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import type { JsonObject } from '@backstage/types';
import type { Engine } from '../portal/engines';
import { type Portal, startPortal } from '../portal/startPortal';
import { createAgents, createOwners, createPolicies } from './createEntities';
import { finishLoading } from './insertAll';
import { loadCatalog } from './loadCatalog';
import { loadMeasurements } from './loadMeasurements';

/**
 * A portal with a catalog and a fleet. The entities are written into the catalog's tables; the
 * fleet is made from them by the product itself: by its synchronisation with the catalog and, once
 * there are measurements, by its projection.
 */
export async function startFleet(options: {
  engine: Engine;
  count: number;
  agents?: Parameters<typeof createAgents>[1];
  /** Whether the agents have been measured already. */
  measured: boolean;
  config?: JsonObject;
}): Promise<Portal> {
  const portal = await startPortal({
    engine: options.engine,
    features: [catalogPlugin, agentsPlugin],
    databases: ['catalog', 'agents'],
    config: options.config,
  });
  try {
    const agents = createAgents(options.count, options.agents);
    await loadCatalog(await portal.knex('catalog'), [
      ...createOwners(),
      ...createPolicies(),
      ...agents,
    ]);
    const knex = await portal.knex('agents');
    if (options.measured) await loadMeasurements(knex, agents);
    await portal.runTask('agents', 'agents-catalog-sync');
    await expectRows(portal, options.count);
    await finishLoading(knex, [
      ...['agents', 'agent_instances', 'agent_attributes', 'agent_policies'],
      ...['fleet', 'health_state', 'kpi_state'],
    ]);
    return portal;
  } catch (error) {
    await portal.stop();
    throw error;
  }
}

/** Nothing is measured on a fleet that is not all there. */
async function expectRows(portal: Portal, count: number): Promise<void> {
  const knex = await portal.knex('agents');
  const [row] = await knex('fleet').count({ count: '*' });
  if (Number(row.count) !== count) {
    throw new Error(`The fleet has ${row.count} agents instead of ${count}`);
  }
}
