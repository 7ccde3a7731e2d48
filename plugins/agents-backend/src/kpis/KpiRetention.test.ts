import { NOW } from '../__testUtils__/factories';
import {
  AGENT,
  createKpiWorld,
  PRODUCTION_REF,
} from './__testUtils__/createKpiWorld';
import { createKpi } from './__testUtils__/createKpi';
import { KpiRetention } from './KpiRetention';

const HOUR = 3_600_000;

it('removes each kind of data when it is older than it is kept', async () => {
  const world = await createKpiWorld({ kpis: [createKpi()] });
  const old = (hours: number) => ({
    start: NOW - hours * HOUR,
    newestAt: NOW - hours * HOUR,
    count: 1,
  });
  await world.measure([old(0), old(3), old(6), old(30), old(72)]);
  const sample = {
    agentRef: AGENT,
    kpiId: 'test-coverage',
    source: 'CI',
    value: 1,
    count: 1,
    actor: 'user:default/guest',
    receivedAt: NOW,
  };
  await world.samples.insert([
    { ...sample, at: NOW },
    { ...sample, at: NOW - 9 * HOUR },
  ]);
  const transition = {
    agentRef: AGENT,
    kpiId: 'error-rate',
    from: 'met' as const,
    to: 'not-met' as const,
    text: '',
  };
  await world.states.update([], () => ({
    put: [],
    remove: [],
    touched: [],
    transitions: [
      { ...transition, at: NOW - 9 * HOUR },
      { ...transition, at: NOW - HOUR },
    ],
  }));

  await KpiRetention.create({
    ...world,
    config: {
      minutesMs: 2 * HOUR,
      hoursMs: 5 * HOUR,
      daysMs: 40 * HOUR,
      samplesMs: 8 * HOUR,
      transitionsMs: 8 * HOUR,
    },
  }).run();

  const spans = (spanMs: number) =>
    world.scrape.listSpans({ agentRef: AGENT, since: 0, spanMs });
  expect(await spans(60_000)).toHaveLength(1);
  expect(await spans(HOUR)).toHaveLength(2);
  expect(await spans(24 * HOUR)).toHaveLength(2);
  expect(await world.samples.listSince(AGENT, 0)).toHaveLength(1);
  expect(
    await world.states.listTransitions(AGENT, { before: NOW, limit: 9 }),
  ).toHaveLength(1);
  const [outcome] = await world.scrape.listOutcomes();
  expect(outcome.environmentRef).toBe(PRODUCTION_REF);
});
