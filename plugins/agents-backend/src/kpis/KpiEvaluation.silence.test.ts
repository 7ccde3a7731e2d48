import type { KpiSource } from '@agent-portal/plugin-agents-node';
import { createStoredAgent, NOW } from '../__testUtils__/factories';
import { COVERAGE, createKpi } from './__testUtils__/createKpi';
import { AGENT, createKpiWorld } from './__testUtils__/createKpiWorld';

function createSource(measure: KpiSource['measure']) {
  return { type: 'scrape', measure: jest.fn(measure) };
}

const forever = () => new Promise<never>(() => {});

async function createWorld(
  source: KpiSource,
  options: { names?: string[]; sourceTimeoutMs?: number } = {},
) {
  const { names = ['architect'], sourceTimeoutMs = 30 } = options;
  const world = await createKpiWorld({
    kpis: [createKpi(), COVERAGE],
    sources: [source],
    sourceTimeoutMs,
    agents: names.map(name => createStoredAgent({ name })),
  });
  await world.samples.insert([
    {
      agentRef: AGENT,
      kpiId: COVERAGE.id,
      at: NOW,
      source: 'CI',
      value: 0.9,
      count: 1,
      actor: 'user:default/dana',
      receivedAt: NOW,
    },
  ]);
  const statuses = async () => {
    const states = await world.states.list([AGENT]);
    return states.map(({ kpiId, status }) => [kpiId, status]).sort();
  };
  return { ...world, statuses };
}

describe('KpiEvaluation with a source that never answers', () => {
  it('saves the verdicts of the others, leaves its own unknown, and fails in the end', async () => {
    const { evaluation, statuses, readModel } = await createWorld(
      createSource(forever),
    );
    await expect(evaluation.run()).rejects.toThrow(
      'The source scrape did not answer within',
    );
    expect(await statuses()).toEqual([
      ['error-rate', 'unknown'],
      ['test-coverage', 'met'],
    ]);
    const { results } = await readModel.getAgentKpis(AGENT, '1h');
    expect(results[0].reason).toContain(
      'the source scrape did not answer in time',
    );
  });

  it('waits for it once, however many batches there are', async () => {
    const source = createSource(forever);
    const names = Array.from({ length: 1_100 }, (_, index) => `a${index}`);
    const { evaluation } = await createWorld(source, {
      names: ['architect', ...names],
    });
    await expect(evaluation.run()).rejects.toMatchObject({
      errors: [expect.objectContaining({ name: 'SilentSourceError' })],
    });
    expect(source.measure).toHaveBeenCalledTimes(1);
  });

  it('saves what the others know before it stops, and leaves its own as they stood', async () => {
    let hangs = false;
    const source = createSource(async requests =>
      hangs
        ? forever()
        : requests.map(() => ({ value: 0, samples: 5_000, newestAt: NOW })),
    );
    const { evaluation, statuses, samples, clock } = await createWorld(source, {
      sourceTimeoutMs: 60_000,
    });
    await evaluation.run();
    hangs = true;
    clock.now += 1_000;
    await samples.insert([
      {
        agentRef: AGENT,
        kpiId: COVERAGE.id,
        at: clock.now,
        source: 'CI',
        value: 0.1,
        count: 1,
        actor: 'user:default/dana',
        receivedAt: clock.now,
      },
    ]);
    const controller = new AbortController();
    const run = evaluation.run({ signal: controller.signal });
    setTimeout(() => controller.abort(new Error('time is over')), 20);
    await expect(run).rejects.toThrow('time is over');
    expect(await statuses()).toEqual([
      ['error-rate', 'met'],
      ['test-coverage', 'not-met'],
    ]);
  });

  it('lets end with its window a figure of which nobody said when it was observed', async () => {
    const source = createSource(async requests =>
      requests.map(() => ({ value: 0, samples: 5_000 })),
    );
    const { evaluation, expiry, statuses, clock } = await createWorld(source);
    await evaluation.run();
    expect(await statuses()).toContainEqual(['error-rate', 'met']);
    clock.now += 3_600_000;
    await expiry.run({ signal: new AbortController().signal });
    expect(await statuses()).toContainEqual(['error-rate', 'unknown']);
  });
});
