import { gzipSync } from 'node:zlib';
import { mockCredentials } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  JsonMetricsSerializer,
  ProtobufMetricsSerializer,
} from '@opentelemetry/otlp-transformer';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  AggregationTemporality,
  MeterProvider,
  MetricReader,
} from '@opentelemetry/sdk-metrics';
import request from 'supertest';
import { createAgentEntity } from '../../__testUtils__/entities';
import { startPortal } from '../../__testUtils__/startPortal';
import { counter, point, request as metrics } from './__testUtils__/requests';
import { MetricsResponseType, StatusType } from './metricsSchema';

jest.setTimeout(60_000);

const PATH = '/api/agents/otlp/v1/metrics';
const KPIS = '/api/agents/v1/agents/component/default/sender/kpis';

const kpi = {
  title: 'x',
  category: 'technical',
  direction: 'lower',
  window: '1h',
  minimumSamples: 1,
};

const ENTITIES: Entity[] = [
  createAgentEntity({
    name: 'sender',
    url: 'http://127.0.0.1:9',
    instance: { metrics: { otlp: true } },
    agent: { kpis: 'kpiset:default/sent' },
  }),
  {
    apiVersion: 'agentportal.dev/v1alpha1',
    kind: 'KpiSet',
    metadata: { name: 'sent', etag: '1' },
    spec: {
      owner: 'group:default/core',
      kpis: [
        {
          ...kpi,
          id: 'error-rate',
          unit: 'ratio',
          target: 0.2,
          source: {
            type: 'scrape',
            measure: 'ratio',
            numerator: {
              metric: 'gen_ai_invoke_agent_duration_seconds_count',
              labels: { error_type: { not: '' } },
            },
            denominator: {
              metric: 'gen_ai_invoke_agent_duration_seconds_count',
            },
          },
        },
        {
          ...kpi,
          id: 'response-time',
          unit: 'seconds',
          target: 2,
          source: {
            type: 'scrape',
            measure: 'mean',
            metric: 'gen_ai_invoke_agent_duration_seconds',
          },
        },
      ],
    },
  },
];

const asService = mockCredentials.service.header();

async function start(options: Parameters<typeof startPortal>[0] = {}) {
  const portal = await startPortal({ entities: ENTITIES, ...options });
  await portal.run('catalog-sync');
  return portal;
}

/** Reads metrics when it is told to. */
class ManualReader extends MetricReader {
  protected override async onForceFlush() {}

  protected override async onShutdown() {}
}

/** Invokes the agent eight times well and twice not, as an instrumented program does. */
async function invoke(
  temporality: AggregationTemporality,
  send: (body: Uint8Array) => Promise<void>,
  { serializeRequest }: typeof ProtobufMetricsSerializer,
): Promise<void> {
  const reader = new ManualReader({
    aggregationTemporalitySelector: () => temporality,
  });
  const provider = new MeterProvider({
    resource: resourceFromAttributes({
      'service.name': 'sender',
      'service.version': '1.4.0',
      'deployment.environment.name': 'production',
    }),
    readers: [reader],
  });
  const duration = provider
    .getMeter('agent')
    .createHistogram('gen_ai.invoke_agent.duration', { unit: 's' });
  const collect = async () => {
    const { resourceMetrics } = await reader.collect();
    await send(serializeRequest(resourceMetrics)!);
    // The times of points are in ms: two in the same one are the same point.
    await new Promise(resolve => setTimeout(resolve, 2));
  };
  for (let n = 0; n < 8; n++) duration.record(1);
  await collect();
  for (let n = 0; n < 2; n++) duration.record(3.5, { 'error.type': 'timeout' });
  await collect();
  await provider.shutdown();
}

describe('the OTLP receiver of the agents plugin', () => {
  it.each([
    ['protobuf', 'CUMULATIVE', ProtobufMetricsSerializer],
    ['protobuf', 'DELTA', ProtobufMetricsSerializer],
    ['json', 'CUMULATIVE', JsonMetricsSerializer],
    ['json', 'DELTA', JsonMetricsSerializer],
  ] as const)(
    'measures KPIs from what an SDK of OpenTelemetry writes in %s as %s',
    async (encoding, temporality, serializer) => {
      const portal = await start();
      const send = async (body: Uint8Array) => {
        const answer = await request(portal.server)
          .post(PATH)
          .set('authorization', asService)
          .set(
            'content-type',
            encoding === 'json' ? 'application/json' : 'application/x-protobuf',
          )
          .set('content-encoding', 'gzip')
          .serialize(zipped => zipped)
          .send(gzipSync(body));
        expect(answer.status).toBe(200);
      };
      await invoke(AggregationTemporality[temporality], send, serializer);
      await portal.run('metrics-scrape');
      await portal.run('kpi-evaluation');
      const { body } = await request(portal.server).get(KPIS);
      expect(body.results).toMatchObject([
        { id: 'error-rate', observed: 0.2, samples: 10 },
        { id: 'response-time', observed: 1.5, samples: 10 },
      ]);
      await portal.stop();
    },
  );

  it('answers in the encoding of the request, with what it could not take', async () => {
    const portal = await start();
    const body = metrics([counter([point(5)], { name: 'agent_tasks_total' })], {
      'service.name': 'sender',
    });
    const post = (type: string) =>
      request(portal.server)
        .post(PATH)
        .set('authorization', asService)
        .set('content-type', type);
    const taken = await post('application/json').send(JSON.stringify(body));
    expect(taken.status).toBe(200);
    expect(taken.body.partialSuccess).toEqual({
      rejectedDataPoints: '1',
      // The time of the tests' world lies in the past.
      errorMessage: 'agent_tasks_total: a point is older than 1 h',
    });
    await portal.stop();
  });

  it('refuses as the protocol says, with a Status in the encoding of the request', async () => {
    const portal = await start();
    const post = () => request(portal.server).post(PATH);
    const read = (answer: request.Response) =>
      StatusType.toObject(StatusType.decode(answer.body as Buffer));

    const nobody = await post()
      .set('authorization', mockCredentials.none.header())
      .set('content-type', 'application/x-protobuf')
      .send(Buffer.alloc(0))
      .buffer(true)
      .parse(toBuffer);
    expect(nobody.status).toBe(401);
    expect(nobody.headers['content-type']).toBe('application/x-protobuf');
    expect(read(nobody)).toMatchObject({ code: 16 });

    const person = await post()
      .set('authorization', mockCredentials.user.header())
      .set('content-type', 'application/json')
      .send('{}');
    expect(person.status).toBe(403);
    expect(person.body).toMatchObject({ code: 7 });

    const garbage = await post()
      .set('authorization', asService)
      .set('content-type', 'application/x-protobuf')
      .send(Buffer.from('not a message'))
      .buffer(true)
      .parse(toBuffer);
    expect(garbage.status).toBe(400);
    expect(read(garbage)).toMatchObject({
      code: 3,
      message: expect.stringContaining('not an ExportMetricsServiceRequest'),
    });

    const text = await post()
      .set('authorization', asService)
      .set('content-type', 'text/plain')
      .send('x');
    expect(text.status).toBe(400);
    expect(text.body.message).toContain('it must be application/x-protobuf');

    const bomb = await post()
      .set('authorization', asService)
      .set('content-type', 'application/x-protobuf')
      .set('content-encoding', 'gzip')
      .send(gzipSync(Buffer.alloc(64 * 1024 * 1024, 32)))
      .buffer(true)
      .parse(toBuffer);
    expect(bomb.status).toBe(413);
    expect(read(bomb)).toMatchObject({ code: 8 });

    const cut = await post()
      .set('authorization', asService)
      .set('content-type', 'application/x-protobuf')
      .set('content-encoding', 'gzip')
      .send(gzipSync('{}').subarray(0, 12));
    expect(cut.status).toBe(400);
    await portal.stop();
  });

  it('takes an empty request, and answers that all was well', async () => {
    const portal = await start();
    const answer = await request(portal.server)
      .post(PATH)
      .set('authorization', asService)
      .set('content-type', 'application/x-protobuf')
      .send(Buffer.alloc(0))
      .buffer(true)
      .parse(toBuffer);
    expect(answer.status).toBe(200);
    expect(
      MetricsResponseType.toObject(
        MetricsResponseType.decode(answer.body as Buffer),
      ),
    ).toEqual({});
    await portal.stop();
  });

  it('needs the permission to push', async () => {
    const portal = await start({ permission: AuthorizeResult.DENY });
    const answer = await request(portal.server)
      .post(PATH)
      .set('authorization', asService)
      .set('content-type', 'application/json')
      .send('{}');
    expect(answer.status).toBe(403);
    expect(answer.body).toMatchObject({
      code: 7,
      message: expect.stringContaining('agents.kpi.push'),
    });
    await portal.stop();
  });
});

function toBuffer(
  answer: request.Response,
  done: (error: Error | null, body: Buffer) => void,
): void {
  const chunks: Buffer[] = [];
  answer.on('data', chunk => chunks.push(Buffer.from(chunk)));
  answer.on('end', () => done(null, Buffer.concat(chunks)));
}
