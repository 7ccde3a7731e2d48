import type { InstanceTarget } from '../../catalog/model';
import {
  createScrapeWorld,
  METRICS,
} from '../../kpis/__testUtils__/createScrapeWorld';
import { RELEASE_METRICS } from '../../kpis/__testUtils__/releaseMetrics';
import { TargetError } from '../../http';
import { createTarget, NOW } from '../../__testUtils__/factories';
import type { EvidenceRequest } from '../model';
import { ScrapedReleaseEvidence } from './ScrapedReleaseEvidence';

const from = NOW;
const request: EvidenceRequest = {
  agentRef: 'component:default/architect',
  environmentRef: 'resource:default/production',
  candidate: '1.5.0',
  stable: '1.4.0',
  weight: 5,
  from,
};

function page(version: string, ok: number, failed: number): string {
  const label = `version="${version}"`;
  return [
    `requests_total{error="",${label}} ${ok}`,
    `requests_total{error="timeout",${label}} ${failed}`,
    `tasks_total{outcome="failed",${label}} ${failed}`,
    `complaints_total{${label}} 0`,
    `latency_seconds_bucket{le="1",${label}} ${ok}`,
    `latency_seconds_bucket{le="2",${label}} ${ok}`,
    `latency_seconds_bucket{le="+Inf",${label}} ${ok + failed}`,
    '',
  ].join('\n');
}

async function createWorld() {
  const world = await createScrapeWorld({ kpis: [] });
  let targets: InstanceTarget[] = [createTarget()];
  const evidence = ScrapedReleaseEvidence.create({
    agents: { listInstances: async () => targets },
    store: world.store,
    metrics: RELEASE_METRICS,
  });
  return {
    ...world,
    setTargets(next: InstanceTarget[]) {
      targets = next;
    },
    async observe(change: Partial<EvidenceRequest> = {}) {
      const [seen] = await evidence.read([{ ...request, ...change }], {
        now: world.clock.now,
      });
      return seen;
    },
    evidence,
  };
}

const both = (ok: number, failed: number) =>
  page('1.4.0', ok, failed) + page('1.5.0', ok / 10, failed / 10);

describe('ScrapedReleaseEvidence', () => {
  it('counts both releases side by side', async () => {
    const world = await createWorld();
    await world.read({ [METRICS]: both(0, 0) });
    await world.read({ [METRICS]: both(1_000, 10) });
    expect(await world.observe()).toMatchObject({
      status: 'ok',
      at: NOW + 30_000,
      segment: {
        weight: 5,
        from,
        to: NOW + 30_000,
        stable: {
          requests: 1_010,
          errors: 10,
          failedTasks: 10,
          complaints: 0,
          latency: [
            { le: 1, count: 1_000 },
            { le: 2, count: 0 },
            { le: Infinity, count: 10 },
          ],
        },
        candidate: { requests: 101, errors: 1, failedTasks: 1 },
      },
    });
  });

  it('says what was asked so that it can be asked again', async () => {
    const world = await createWorld();
    const { query } = await world.observe();
    expect(query.split('\n')).toEqual([
      'sum by (version) (increase(requests_total{version=~"1.5.0|1.4.0"}))',
      'sum by (version) (increase(requests_total{version=~"1.5.0|1.4.0", error!=""}))',
      'sum by (version) (increase(tasks_total{version=~"1.5.0|1.4.0", outcome="failed"}))',
      'sum by (version) (increase(complaints_total{version=~"1.5.0|1.4.0"}))',
      'sum by (version, le) (increase(latency_seconds_bucket{version=~"1.5.0|1.4.0"}))',
      `# of http://localhost:7101/metrics since ${new Date(
        from,
      ).toISOString()}`,
    ]);
  });

  it('counts nothing of a segment that is yet to begin, and says how far it is', async () => {
    const world = await createWorld();
    await world.read({ [METRICS]: both(0, 0) });
    await world.read({ [METRICS]: both(1_000, 10) });
    const seen = await world.observe({ from: NOW + 60_000 });
    expect(seen).toMatchObject({
      status: 'ok',
      at: NOW + 30_000,
      segment: { to: NOW + 60_000, candidate: { requests: 0 } },
    });
  });

  it('takes a release without requests for one that had none, when it is counted', async () => {
    const world = await createWorld();
    await world.read({ [METRICS]: both(0, 0) });
    expect(await world.observe()).toMatchObject({
      status: 'ok',
      segment: { candidate: { requests: 0 }, stable: { requests: 0 } },
    });
  });

  it.each([
    [
      { candidate: '1.6.0' },
      'no requests of the release 1.6.0; they count 1.4.0, 1.5.0',
    ],
    [{ stable: '1.3.0' }, 'no requests of the release 1.3.0; they count'],
  ])(
    'has no data with %j, and says what is counted',
    async (change, reason) => {
      const world = await createWorld();
      await world.read({ [METRICS]: both(0, 0) });
      expect(await world.observe(change)).toMatchObject({
        status: 'no-data',
        reason: expect.stringContaining(reason),
      });
    },
  );

  it('asks for no release that has no share of the traffic', async () => {
    const world = await createWorld();
    await world.read({ [METRICS]: page('1.4.0', 0, 0) });
    await world.read({ [METRICS]: page('1.4.0', 90, 0) });
    expect(await world.observe({ candidate: '', weight: 0 })).toMatchObject({
      status: 'ok',
      segment: { stable: { requests: 90 }, candidate: { requests: 0 } },
    });
    await world.read({ [METRICS]: page('1.5.0', 10, 0) });
    expect(await world.observe({ stable: '1.3.0', weight: 100 })).toMatchObject(
      { status: 'ok' },
    );
  });

  it('is an error of the source when the metrics cannot be read, with the reason and since when', async () => {
    const world = await createWorld();
    await world.read({ [METRICS]: both(0, 0) });
    const lastRead = new Date(world.clock.now).toISOString();
    world.http.answers.set(METRICS, new TargetError('refused', 'it refuses'));
    await world.read();
    await world.read();
    expect(await world.observe()).toMatchObject({
      status: 'source-error',
      reason: `The metrics of component:default/architect in resource:default/production have not been read since ${lastRead}: it refuses`,
    });
    await world.read({ [METRICS]: both(0, 0) });
    expect(await world.observe()).toMatchObject({ status: 'ok' });
  });

  it('is an error of the source when the metrics were never read', async () => {
    const world = await createWorld();
    await world.read();
    expect(await world.observe()).toMatchObject({
      status: 'source-error',
      reason: expect.stringContaining('have never been read: '),
    });
  });

  it('has no data of what is not read', async () => {
    const world = await createWorld();
    expect(await world.observe()).toMatchObject({
      status: 'no-data',
      reason: expect.stringContaining('were not read yet'),
    });
    world.setTargets([
      createTarget({ metrics: { type: 'prometheus', selector: '{a="b"}' } }),
    ]);
    expect(await world.observe()).toMatchObject({
      status: 'no-data',
      reason: expect.stringContaining('set metrics.path of the instance'),
    });
    world.setTargets([]);
    expect(await world.observe()).toMatchObject({
      status: 'no-data',
      reason: expect.stringContaining('The catalog has no instance of'),
    });
  });

  it('answers many in their order, with as many questions as for one', async () => {
    const world = await createWorld();
    await world.read({ [METRICS]: both(0, 0) });
    await world.read({ [METRICS]: both(100, 0) });
    const asked = jest.spyOn(world.store, 'sumReleaseGains');
    const seen = await world.evidence.read(
      [
        { ...request, candidate: '1.6.0' },
        request,
        { ...request, from: NOW + 60_000 },
      ],
      { now: world.clock.now },
    );
    expect(seen).toMatchObject([
      { status: 'no-data' },
      { status: 'ok', segment: { candidate: { requests: 10 } } },
      { status: 'ok', segment: { candidate: { requests: 0 } } },
    ]);
    expect(asked).toHaveBeenCalledTimes(1);
    expect(await world.evidence.read([], { now: 0 })).toEqual([]);
  });

  it('invents nothing where several processes answer at one address', async () => {
    const world = await createWorld();
    for (const count of [1_000, 400, 1_010, 410]) {
      await world.read({ [METRICS]: both(count, 0) });
    }
    expect(await world.observe()).toMatchObject({
      status: 'no-data',
      reason:
        'Several processes answer at http://localhost:7101: their counters cannot be told apart; measure through Prometheus',
    });
    expect(
      await world.observe({ from: world.clock.now + 31 * 60_000 }),
    ).toMatchObject({ status: 'ok' });
  });
});
