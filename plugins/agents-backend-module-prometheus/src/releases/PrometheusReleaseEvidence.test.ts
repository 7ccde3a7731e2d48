import { createReleaseRequest } from '../__testUtils__/createReleaseRequest';
import { createServer, MINUTE, NOW } from '../__testUtils__/factories';
import {
  type FakeAnswer,
  FakePrometheus,
  vector,
} from '../__testUtils__/FakePrometheus';
import { PrometheusClient } from '../client/PrometheusClient';
import { PART_LABEL } from '../planning/Part';
import { PrometheusReleaseEvidence } from './PrometheusReleaseEvidence';

const stops: Array<() => Promise<void>> = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

async function startWorld(answer: FakeAnswer) {
  const fake = await FakePrometheus.start(() => answer);
  const client = PrometheusClient.create({
    server: createServer({ url: fake.url, timeoutMs: 200 }),
  });
  stops.push(async () => {
    await fake.stop();
    await client.close();
  });
  const evidence = PrometheusReleaseEvidence.create({
    clients: [client],
    now: () => NOW,
  });
  return {
    fake,
    observe: async (
      ...changes: Array<Parameters<typeof createReleaseRequest>[0]>
    ) => evidence.read(changes.map(createReleaseRequest), { now: NOW }),
  };
}

const of = (tag: string, value: number, version?: string) => ({
  labels: { [PART_LABEL]: tag, ...(version !== undefined && { version }) },
  value,
});

/** Both releases, of which the server has seen the candidate 20 s and the stable one 5 s ago. */
const COUNTED = [
  of('requests:0:0', 90, '1.4.0'),
  of('requests:0:0', 10, '1.5.0'),
  of('errors:0:1', 2, '1.5.0'),
  of('newest:0:5', NOW / 1_000 - 5, '1.4.0'),
  of('newest:0:5', NOW / 1_000 - 20, '1.5.0'),
  of('watched:0:6', 3),
];

describe('PrometheusReleaseEvidence', () => {
  it('is as old as the release that was seen the longest ago', async () => {
    const world = await startWorld(vector(COUNTED));
    expect(await world.observe({})).toMatchObject([
      {
        status: 'ok',
        at: NOW - 20_000,
        segment: {
          from: NOW - 5 * MINUTE,
          to: NOW - 20_000,
          candidate: { requests: 10, errors: 2, failedTasks: 0 },
          stable: { requests: 90, errors: 0 },
        },
      },
    ]);
  });

  it('asks one query for each instance and shows it part by part', async () => {
    const world = await startWorld(vector(COUNTED));
    const [{ query }, , third] = await world.observe(
      {},
      { agentRef: 'component:default/other' },
      { from: NOW },
    );
    expect(world.fake.received).toHaveLength(2);
    const lines = query.split('\n');
    expect(lines).toHaveLength(8);
    expect(lines[0]).toMatch(
      /^sum by \(version\) \(\(\(last_over_time\(requests_total\{agent="architect"\}\[300000ms\]\)/,
    );
    expect(lines[1]).toContain(
      'version=~"1\\\\.5\\\\.0|1\\\\.4\\\\.0", error!=""',
    );
    expect(lines[7]).toBe('# of main at 2026-03-01T12:00:00.000Z');
    // A segment that begins now is empty, which nobody needs to be asked for.
    expect(third).toMatchObject({ status: 'ok', segment: { to: NOW } });
  });

  it.each<[string, FakeAnswer, string]>([
    ['hangs', 'hang', 'gave no answer within 0.2 s'],
    [
      'may lack something',
      vector(COUNTED, { warnings: ['a store is away'] }),
      'may lack something: a store is away',
    ],
    [
      'refuses',
      {
        status: 400,
        body: {
          status: 'error',
          errorType: 'bad_data',
          error: 'no such thing',
        },
      },
      'it refuses the query: no such thing',
    ],
  ])(
    'is an error of the source when the server %s',
    async (_, answer, words) => {
      const world = await startWorld(answer);
      expect(await world.observe({})).toMatchObject([
        { status: 'source-error', reason: expect.stringContaining(words) },
      ]);
    },
  );

  it('has no data where the entity or the configuration is wrong, and asks the rest', async () => {
    const world = await startWorld(vector(COUNTED));
    expect(
      await world.observe(
        { prometheusSelector: '{agent="a"} or up' },
        { prometheusServer: 'nowhere' },
        {},
      ),
    ).toMatchObject([
      {
        status: 'no-data',
        reason: expect.stringContaining('is more than conditions on labels'),
      },
      {
        status: 'no-data',
        reason: expect.stringContaining('"nowhere", which is not configured'),
      },
      { status: 'ok' },
    ]);
  });
});
