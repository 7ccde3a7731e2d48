import {
  createStoredAgent,
  createTarget,
  PRODUCTION,
} from '../__testUtils__/factories';
import { createKpi } from './__testUtils__/createKpi';
import { createKpiWorld } from './__testUtils__/createKpiWorld';

async function askedOf(metrics: ReturnType<typeof createTarget>['metrics']) {
  const asked: unknown[] = [];
  const world = await createKpiWorld({
    kpis: [
      createKpi({
        source: {
          type: 'prometheus',
          measure: 'value',
          query: 'sum(x{ {{selector}} })',
        },
      }),
    ],
    sources: [
      {
        type: 'prometheus',
        measure: async requests => {
          asked.push(...requests.map(request => request.environments));
          return requests.map(() => ({ samples: 0, problem: 'asked' }));
        },
      },
    ],
    agents: [createStoredAgent({}, { instances: [createTarget({ metrics })] })],
  });
  const { reason } = await world.judge();
  expect(reason).toBe('No samples: asked.');
  return asked;
}

const { ref } = PRODUCTION.definition;

describe('a KPI with a query of its own', () => {
  it('is asked of the server that the instance names', async () => {
    const metrics = {
      type: 'prometheus' as const,
      selector: '{agent="a"}',
      server: 'eu-1',
    };
    expect(await askedOf(metrics)).toEqual([
      [{ ref, prometheusSelector: '{agent="a"}', prometheusServer: 'eu-1' }],
    ]);
  });

  it('is left to the source to refuse where the instance names no selector', async () => {
    expect(await askedOf({ type: 'scrape', path: '/metrics' })).toEqual([
      [{ ref }],
    ]);
  });
});
