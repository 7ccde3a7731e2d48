import type { KpiSource } from '@agent-portal/plugin-agents-node';
import {
  createStoredAgent,
  createTarget,
  NOW,
} from '../__testUtils__/factories';
import { createKpi } from './__testUtils__/createKpi';
import { createKpiWorld, PRODUCTION_REF } from './__testUtils__/createKpiWorld';

describe('KpiEvaluation with sources of modules', () => {
  it('asks the source of a module for what a Prometheus server keeps', async () => {
    const asked: unknown[] = [];
    const prometheus: KpiSource = {
      type: 'prometheus',
      measure: async requests => {
        asked.push(...requests.map(request => request.environments));
        return requests.map(() => ({
          value: 0.002,
          samples: 500,
          newestAt: NOW,
        }));
      },
    };
    const world = await createKpiWorld({
      kpis: [createKpi()],
      sources: [prometheus],
      agents: [
        createStoredAgent(
          {},
          {
            instances: [
              createTarget({
                metrics: { type: 'prometheus', selector: '{agent="a"}' },
              }),
            ],
          },
        ),
      ],
    });
    expect(await world.judge()).toMatchObject({
      status: 'met',
      observed: 0.002,
      source: {
        type: 'prometheus',
        text: 'measured from Prometheus in Production',
      },
    });
    expect(asked).toEqual([
      [{ ref: PRODUCTION_REF, prometheusSelector: '{agent="a"}' }],
    ]);
  });

  it('says so when no module measures it', async () => {
    const world = await createKpiWorld({
      kpis: [createKpi()],
      agents: [
        createStoredAgent(
          {},
          {
            instances: [
              createTarget({ metrics: { type: 'prometheus', selector: '{}' } }),
            ],
          },
        ),
      ],
    });
    expect((await world.judge()).reason).toBe(
      'No samples: no source of type prometheus is installed.',
    );
  });
});
