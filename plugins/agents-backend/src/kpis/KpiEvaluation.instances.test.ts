import type { StoredPolicy } from '../catalog/AgentStore';
import {
  createStoredAgent,
  createTarget,
  NOW,
} from '../__testUtils__/factories';
import { createKpi, UPTIME } from './__testUtils__/createKpi';
import {
  AGENT,
  createKpiWorld,
  PRODUCTION_REF,
} from './__testUtils__/createKpiWorld';

const MINUTE = 60_000;
const ASIA_REF = 'resource:default/production-asia';

const ASIA: StoredPolicy = {
  etag: 'e2',
  kind: 'environment',
  definition: { ref: ASIA_REF, title: 'Asia', stage: 'production', order: 3 },
};

async function createWorld(
  kpi = createKpi(),
  asia: Parameters<typeof createTarget>[0] = {},
) {
  const world = await createKpiWorld({
    kpis: [kpi],
    agents: [
      createStoredAgent(
        {},
        {
          instances: [
            createTarget(),
            createTarget({ environmentRef: ASIA_REF, ...asia }),
          ],
        },
      ),
    ],
  });
  await world.agents.savePolicies({ put: [ASIA], remove: [] });
  const probed = (environmentRef: string, newestAt: number) =>
    world.uptimeRows.push({
      agentRef: AGENT,
      environmentRef,
      up: 100,
      total: 100,
      newestAt,
    });
  return { ...world, probed };
}

describe('a KPI that is measured in several environments', () => {
  it('is unknown while one of them has not been read', async () => {
    const world = await createWorld();
    await world.measure([{ total: 0, count: 1_000 }]);
    expect(await world.judge()).toMatchObject({
      status: 'unknown',
      observed: 0,
      reason: `It could not be measured in full: ${ASIA_REF}: it has not been read yet.`,
    });
  });

  it('is unknown while one of them has counted nothing', async () => {
    const world = await createWorld();
    await world.measure([{ total: 0, count: 1_000 }]);
    await world.measure([{ environmentRef: ASIA_REF }], {
      environmentRef: ASIA_REF,
    });
    await world.measure([{ total: 0, count: 1_000 }]);
    expect((await world.judge()).status).toBe('met');
    world.clock.now += 10 * MINUTE;
    await world.measure([{ total: 0, count: 1_000 }]);
    expect(await world.judge()).toMatchObject({
      status: 'unknown',
      reason: expect.stringContaining(
        `${ASIA_REF}: nothing was counted within the window`,
      ),
    });
  });

  it('is unknown when no probe of one of them came to a verdict', async () => {
    const world = await createWorld(UPTIME);
    world.probed(PRODUCTION_REF, NOW);
    expect(await world.judge('uptime')).toMatchObject({
      status: 'unknown',
      reason: `It could not be measured in full: no probe has come to a verdict in ${ASIA_REF}.`,
    });
  });

  it('is as old as what was observed the longest ago', async () => {
    const world = await createWorld({ ...UPTIME, freshness: '5m' });
    world.probed(PRODUCTION_REF, NOW);
    world.probed(ASIA_REF, NOW - 8 * MINUTE);
    expect(await world.judge('uptime')).toMatchObject({
      status: 'unknown',
      observedAt: new Date(NOW - 8 * MINUTE).toISOString(),
      reason: 'The newest sample is 8 min old; it counts for 5 min.',
    });
  });

  it('is unknown when their metrics are kept in different places', async () => {
    const world = await createWorld(createKpi(), {
      metrics: { type: 'prometheus', selector: '{agent="a"}' },
    });
    await world.measure([{ total: 0, count: 1_000 }]);
    expect(await world.judge()).toMatchObject({
      status: 'unknown',
      reason: expect.stringContaining(ASIA_REF),
    });
  });
});
