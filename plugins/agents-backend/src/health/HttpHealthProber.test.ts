import type {
  HealthTarget,
  TargetObservation,
} from '@agent-portal/plugin-agents-node';
import {
  behaviours,
  startServer,
  stopServers,
} from '../http/__testUtils__/hostileServer';
import { DefaultGuardedHttpClient, ProbeAllowList } from '../http';
import { target } from './__testUtils__/observations';
import { HttpHealthProber } from './HttpHealthProber';

jest.setTimeout(60_000);

let now = 1_000_000;

function createProber(
  change: Partial<Parameters<typeof HttpHealthProber.create>[0]> = {},
) {
  return HttpHealthProber.create({
    client: DefaultGuardedHttpClient.create({
      allowList: ProbeAllowList.fromEntries(['127.0.0.1']),
    }),
    now: () => now,
    timeoutMs: 20_000,
    concurrency: 4,
    dependenciesIntervalMs: 15_000,
    spreadMs: 0,
    ...change,
  });
}

async function probe(
  targets: HealthTarget[],
  prober = createProber(),
  signal = new AbortController().signal,
) {
  const found: TargetObservation[] = [];
  for await (const observation of prober.probe(targets, { signal })) {
    found.push(observation);
  }
  return found;
}

function healthServer(documents: Record<string, unknown>) {
  return startServer((request, response) => {
    const document = documents[request.url ?? ''];
    response.writeHead(document ? 200 : 404, {
      'content-type': 'application/health+json',
    });
    response.end(document ? JSON.stringify(document) : '');
  });
}

describe('HttpHealthProber', () => {
  beforeEach(() => {
    now = 1_000_000;
  });
  afterEach(stopServers);

  it('reads the document of an instance', async () => {
    const { url, paths } = await healthServer({
      '/base/health': { status: 'pass', releaseId: '1.4.0' },
    });
    const instance = target(1, { url: `${url}/base/` });
    expect(await probe([instance])).toEqual([
      {
        target: instance,
        at: now,
        status: 'pass',
        alive: true,
        reason: 'Reports pass',
        cause: 'reports:',
        release: '1.4.0',
        latencyMs: expect.any(Number),
        components: [],
      },
    ]);
    expect(paths).toEqual(['/base/health', '/base/health/dependencies']);
  });

  it.each([
    ['hang', 'fail', 'timeout', 'did not answer within 1 s'],
    ['trickle', 'fail', 'timeout', 'its body did not end within 1 s'],
    ['stream', 'unknown', 'too-large', 'more than the 256 kB'],
    ['tenMegabytes', 'unknown', 'too-large', 'more than the 256 kB'],
    ['html', 'unknown', 'no-document', 'Answered HTML, not a health document'],
    ['redirectInside', 'unknown', 'redirected', 'redirects to http://10.0.0.5'],
    ['closeMidBody', 'fail', 'closed', 'closed the connection mid-body'],
    [
      'closeAtOnce',
      'fail',
      'closed',
      'closed the connection without an answer',
    ],
  ] as const)(
    'finds of an endpoint that does "%s" that it is: %s',
    async (behaviour, status, cause, sentence) => {
      const { url } = await startServer(behaviours[behaviour]);
      const [observation] = await probe(
        [target(1, { url })],
        createProber({ timeoutMs: cause === 'timeout' ? 1_000 : 20_000 }),
      );
      expect(observation).toMatchObject({
        status,
        cause,
        alive: false,
        reason: expect.stringContaining(sentence),
        components: [],
      });
    },
  );

  it('finds that nothing listens, and what is not on the list', async () => {
    const { url } = await startServer(behaviours.healthy);
    await stopServers();
    const found = await probe([
      target(1, { url }),
      target(2, { url: 'http://10.0.0.5' }),
    ]);
    expect(found).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ status: 'fail', cause: 'refused' }),
        expect.objectContaining({
          status: 'unknown',
          cause: 'not-allowed',
          reason: expect.stringContaining('add `10.0.0.5`'),
        }),
      ]),
    );
  });

  it('tells of each instance at once, however many others hang', async () => {
    const hung = await startServer(behaviours.hang);
    const healthy = await startServer((request, response) => {
      if (request.url === '/health') behaviours.healthy(request, response);
      else response.writeHead(404).end();
    });
    // Three times as many hung ones as there are places, and all of them come first.
    const targets = [
      ...Array.from({ length: 12 }, (_, i) =>
        target(`h${i}`, { url: hung.url }),
      ),
      ...Array.from({ length: 20 }, (_, i) => target(i, { url: healthy.url })),
    ];
    const found = await probe(
      targets,
      createProber({ timeoutMs: 5_000, concurrency: 4 }),
    );
    const statuses = found.map(({ status }) => status);
    expect(statuses.slice(0, 20)).toEqual(Array(20).fill('pass'));
    expect(statuses.slice(20)).toEqual(Array(12).fill('fail'));
  });

  describe('dependencies', () => {
    const failing = {
      status: 'fail',
      checks: { 'db:connections': [{ status: 'fail', output: 'refused' }] },
    };

    it('make the verdict worse, but the agent stays alive', async () => {
      const { url } = await healthServer({
        '/health': { status: 'pass' },
        '/health/dependencies': failing,
      });
      expect(await probe([target(1, { url })])).toEqual([
        expect.objectContaining({
          status: 'fail',
          alive: true,
          reason:
            'Dependencies: reports fail: db:connections is fail (refused)',
          components: [
            {
              id: 'db:connections',
              status: 'fail',
              output: 'refused',
              dependency: true,
            },
          ],
        }),
      ]);
    });

    it('are asked for now and then while they are well', async () => {
      const { url, paths } = await healthServer({
        '/health': { status: 'pass' },
        '/health/dependencies': {
          status: 'pass',
          checks: { 'db:connections': [{ status: 'pass' }] },
        },
      });
      const prober = createProber();
      const asked = () => paths.filter(p => p.endsWith('dependencies')).length;
      for (let sweep = 0; sweep < 3; sweep++) {
        const [{ components }] = await probe([target(1, { url })], prober);
        expect(components).toHaveLength(1);
        now += 1_000;
      }
      expect(asked()).toBe(1);
      now += 15_000;
      await probe([target(1, { url })], prober);
      expect(asked()).toBe(2);
    });

    it('are asked for each time while they are not well', async () => {
      const documents: Record<string, unknown> = {
        '/health': { status: 'pass' },
        '/health/dependencies': failing,
      };
      const { url } = await healthServer(documents);
      const prober = createProber();
      await probe([target(1, { url })], prober);
      documents['/health/dependencies'] = { status: 'pass' };
      const [recovered] = await probe([target(1, { url })], prober);
      expect(recovered.status).toBe('pass');
    });

    it('are not asked for while the agent is down, and at once when it is back', async () => {
      const documents: Record<string, unknown> = {
        '/health': { status: 'pass' },
        '/health/dependencies': { status: 'pass' },
      };
      const { url, paths } = await healthServer(documents);
      const prober = createProber();
      await probe([target(1, { url })], prober);
      documents['/health'] = { status: 'fail' };
      await probe([target(1, { url })], prober);
      documents['/health'] = { status: 'pass' };
      await probe([target(1, { url })], prober);
      expect(paths).toEqual([
        '/health',
        '/health/dependencies',
        '/health',
        '/health',
        '/health/dependencies',
      ]);
    });

    it('are forgotten with the instances that had them', async () => {
      const { url, paths } = await healthServer({
        '/health': { status: 'pass' },
        '/health/dependencies': { status: 'pass' },
      });
      const prober = createProber();
      const [one, two] = [target(1, { url }), target(2, { url })];
      await probe([one, two], prober);
      await probe([one], prober);
      paths.length = 0;
      await probe([one, two], prober);
      expect(paths.filter(p => p.endsWith('dependencies'))).toHaveLength(1);
    });
  });

  it('stops when it is told to, without an error and without blaming anyone', async () => {
    const { url } = await startServer(behaviours.hang);
    const abort = new AbortController();
    const probing = probe(
      [target(1, { url }), target(2, { url })],
      createProber({ timeoutMs: 60_000 }),
      abort.signal,
    );
    setImmediate(() => abort.abort());
    expect(await probing).toEqual([]);
  });

  it('stops when nobody listens any more', async () => {
    const { url, paths } = await startServer(behaviours.healthy);
    const targets = Array.from({ length: 50 }, (_, i) => target(i, { url }));
    const prober = createProber({ concurrency: 1 });
    for await (const _ of prober.probe(targets, {
      signal: new AbortController().signal,
    })) {
      break;
    }
    await new Promise(setImmediate);
    expect(paths.length).toBeLessThan(10);
  });

  it('spreads the probes of a sweep, each at its own place', async () => {
    const { url } = await startServer(behaviours.healthy);
    const targets = Array.from({ length: 30 }, (_, i) => target(i, { url }));
    const prober = createProber({
      spreadMs: 200,
      concurrency: 1,
      now: Date.now,
    });
    const started = Date.now();
    const found = await probe(targets, prober);
    const order = found.map(({ target: { agentRef } }) => agentRef);
    expect(Date.now() - started).toBeGreaterThan(100);
    const again = await probe([...targets].reverse(), prober);
    expect(again.map(({ target: { agentRef } }) => agentRef)).toEqual(order);
  });
});
