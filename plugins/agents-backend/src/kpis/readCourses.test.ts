import type { KpiSource } from '@agent-portal/plugin-agents-node';
import { NOW } from '../__testUtils__/factories';
import { createKpi } from './__testUtils__/createKpi';
import { AGENT, createKpiWorld } from './__testUtils__/createKpiWorld';

const point = { at: new Date(NOW).toISOString(), value: 0.2, samples: 5 };

async function pointsWith(course: KpiSource['course']) {
  const world = await createKpiWorld({
    kpis: [createKpi(), createKpi({ id: 'other' })],
    sources: [{ type: 'scrape', measure: async () => [], course }],
  });
  const { results } = await world.readModel.getAgentKpis(AGENT, '1h');
  return results.map(({ points }) => points);
}

it('charts what a source knows of the course itself, asked once for all KPIs', async () => {
  const course = jest.fn(async () => [[point], []]);
  expect(await pointsWith(course)).toEqual([[point], []]);
  expect(course).toHaveBeenCalledTimes(1);
  expect(course).toHaveBeenCalledWith(
    [expect.anything(), expect.anything()],
    expect.objectContaining({ until: NOW, spanMs: 120_000 }),
  );
});

it('has no points when the source fails, and still answers', async () => {
  expect(
    await pointsWith(async () => {
      throw new Error('503');
    }),
  ).toEqual([[], []]);
});
