import { createServer, NOW } from '../__testUtils__/factories';
import {
  type FakeAnswer,
  FakePrometheus,
  type ReceivedQuery,
  vector,
} from '../__testUtils__/FakePrometheus';
import type { ServerConfig } from '../prometheusConfig';
import { PrometheusClient } from './PrometheusClient';

async function startWorld(
  answer: FakeAnswer | ((query: ReceivedQuery) => FakeAnswer),
  server: Partial<ServerConfig> = {},
) {
  const fake = await FakePrometheus.start(
    typeof answer === 'function' ? answer : () => answer,
  );
  const client = PrometheusClient.create({
    server: createServer({ url: fake.url, ...server }),
  });
  worlds.push(async () => {
    await fake.stop();
    await client.close();
  });
  return { fake, client };
}

const worlds: Array<() => Promise<void>> = [];
afterEach(async () => {
  for (const stop of worlds.splice(0)) await stop();
});

const UP = vector([{ labels: { agent: 'a' }, value: 1 }]);

describe('PrometheusClient', () => {
  it('sends a query as a form, with its time and how long it may take', async () => {
    const { fake, client } = await startWorld(UP);
    const answer = await client.query('up{a="ü&b"}', { at: NOW });
    expect(answer).toEqual({
      series: [
        {
          labels: { agent: 'a' },
          samples: [{ at: 1_772_366_400_000, value: 1 }],
        },
      ],
      warnings: [],
      infos: [],
    });
    const [{ path, form }] = fake.received;
    expect(path).toBe('/api/v1/query');
    expect(Object.fromEntries(form)).toEqual({
      query: 'up{a="ü&b"}',
      time: '1772366400.000',
      timeout: '5000ms',
    });
  });

  it('asks for a range with its start, end and step', async () => {
    const { fake, client } = await startWorld({
      body: {
        status: 'success',
        data: {
          resultType: 'matrix',
          result: [
            {
              metric: {},
              values: [
                [1, '0.5'],
                [2, 'NaN'],
                [3, '+Inf'],
              ],
            },
          ],
        },
      },
    });
    const { series } = await client.query('up', {
      start: 1_000,
      end: 3_000,
      stepMs: 1_000,
    });
    expect(series[0].samples.map(({ value }) => value)).toEqual([
      0.5,
      NaN,
      Infinity,
    ]);
    expect(fake.received[0].path).toBe('/api/v1/query_range');
    expect(Object.fromEntries(fake.received[0].form)).toMatchObject({
      start: '1.000',
      end: '3.000',
      step: '1.000',
    });
  });

  it('keeps what the server warns of and remarks', async () => {
    const { client } = await startWorld(
      vector([], { warnings: ['a store is away'], infos: ['no counter'] }),
    );
    expect(await client.query('up', { at: NOW })).toEqual({
      series: [],
      warnings: ['a store is away'],
      infos: ['no counter'],
    });
  });

  it.each([
    [
      'basic',
      { type: 'basic' as const, username: 'u', password: 'p' },
      { authorization: 'Basic dTpw' },
    ],
    [
      'bearer',
      { type: 'bearer' as const, token: 't' },
      { authorization: 'Bearer t' },
    ],
    [
      'headers',
      { type: 'headers' as const, headers: { 'x-key': 'k' } },
      { 'x-key': 'k' },
    ],
    ['none', { type: 'none' as const }, {}],
  ])(
    'says who it is with %s and names the tenant',
    async (_, authentication, headers) => {
      const { fake, client } = await startWorld(UP, {
        authentication,
        headers: { 'x-scope-orgid': 'agents' },
      });
      await client.query('up', { at: NOW });
      expect(fake.received[0].headers).toMatchObject({
        ...headers,
        'x-scope-orgid': 'agents',
      });
    },
  );

  it('follows no redirect, as credentials would go with it', async () => {
    const other = await startWorld(UP);
    const { client } = await startWorld(
      {
        status: 307,
        body: '',
        headers: { location: `${other.fake.url}/api/v1/query` },
      },
      { authentication: { type: 'bearer', token: 'secret' } },
    );
    await expect(client.query('up', { at: NOW })).rejects.toThrow(
      'The Prometheus server main answers 307, a redirect, which is not followed; set its url to where it leads',
    );
    expect(other.fake.received).toEqual([]);
  });

  it.each<[string, FakeAnswer, string, string]>([
    [
      'a query that it refuses',
      {
        status: 400,
        body: { status: 'error', errorType: 'bad_data', error: 'parse error' },
      },
      'answers 400 (bad_data): it refuses the query',
      'refused',
    ],
    [
      'a query that it cannot work out',
      {
        status: 422,
        body: {
          status: 'error',
          errorType: 'execution',
          error: 'query processing would load too many samples into memory',
        },
      },
      'answers 422 (execution): it could not work the query out',
      'too-much',
    ],
    [
      'a query that takes it too long',
      {
        status: 503,
        body: { status: 'error', errorType: 'timeout', error: 'timed out' },
      },
      'answers 503 (timeout): it is not ready, or took too long',
      'slow',
    ],
    [
      'a start that is not over',
      { status: 503, body: 'Service Unavailable' },
      'answers 503: it is not ready, or took too long',
      'unreachable',
    ],
    [
      'credentials that it does not accept',
      { status: 401, body: 'Unauthorized' },
      "answers 401: it does not accept the portal's credentials",
      'server',
    ],
    [
      'another server',
      { status: 404, body: '<html>' },
      'answers 404: there is no Prometheus API at its url',
      'server',
    ],
    [
      'a login page',
      {
        body: '<!doctype html><title>Sign in</title>',
        headers: { 'content-type': 'text/html' },
      },
      'answers with a web page; a login page or proxy may be in between',
      'server',
    ],
    [
      'JSON of something else',
      { body: { hello: 'world' } },
      'answers with JSON that is not that of a Prometheus API',
      'server',
    ],
    [
      'half a document',
      { body: '{"status":"success","data":{"resultType":"vec' },
      'answers with something that is not JSON, or only a part of it',
      'server',
    ],
    [
      'a connection that ends in the middle',
      {
        raw: 'HTTP/1.1 200 OK\r\ncontent-length: 500\r\n\r\n{"status":"success"',
      },
      'ended the connection in the middle of its answer',
      'unreachable',
    ],
    [
      'a result of another kind',
      {
        body: {
          status: 'success',
          data: { resultType: 'string', result: [0, 'x'] },
        },
      },
      'answers with JSON that is not that of a Prometheus API',
      'server',
    ],
    [
      'native histograms',
      {
        body: {
          status: 'success',
          data: {
            resultType: 'vector',
            result: [{ metric: {}, histogram: [1, { count: '1' }] }],
          },
        },
      },
      'answers with native histograms, which the portal does not read; ask for classic ones',
      'refused',
    ],
  ])(
    'says in plain words what is wrong: %s',
    async (_, answer, words, fault) => {
      const { client } = await startWorld(answer);
      await expect(client.query('up', { at: NOW })).rejects.toMatchObject({
        message: `The Prometheus server main ${words}`,
        fault,
      });
    },
  );

  it('ends at its time limit when the server hangs, however often it is asked', async () => {
    const { client } = await startWorld('hang', { timeoutMs: 100 });
    await expect(client.query('up', { at: NOW })).rejects.toMatchObject({
      message: 'The Prometheus server main gave no answer within 0.1 s',
      fault: 'slow',
    });
  });

  it('lets go of an answer that is too large', async () => {
    const { fake, client } = await startWorld('flood', {
      maximumBytes: 256 * 1024,
    });
    await expect(client.query('up', { at: NOW })).rejects.toMatchObject({
      message: 'The Prometheus server main answers with more than 262144 bytes',
      fault: 'too-much',
    });
    // What was on its way when the connection ended, and no more.
    expect(fake.sent).toBeLessThan(16 * 1024 * 1024);
  });

  it('asks once more when a connection broke before any answer, and not after one', async () => {
    let times = 0;
    const dropping = await startWorld(() => {
      times++;
      return times === 1 ? 'drop' : UP;
    });
    await expect(
      dropping.client.query('up', { at: NOW }),
    ).resolves.toMatchObject({ series: [{}] });
    expect(times).toBe(2);
    const refusing = await startWorld({ status: 503, body: 'no' });
    await expect(refusing.client.query('up', { at: NOW })).rejects.toThrow(
      '503',
    );
    expect(refusing.fake.received).toHaveLength(1);
  });

  it('says that a server is not there', async () => {
    const { fake, client } = await startWorld(UP);
    await fake.stop();
    await expect(client.query('up', { at: NOW })).rejects.toMatchObject({
      message: 'The Prometheus server main cannot be reached',
      fault: 'unreachable',
    });
  });

  it('stops when it is told to', async () => {
    const { client } = await startWorld('hang');
    const controller = new AbortController();
    const asked = client.query(
      'up',
      { at: NOW },
      { signal: controller.signal },
    );
    controller.abort(new Error('enough'));
    await expect(asked).rejects.toThrow('enough');
  });

  it('goes over as many connections as it may have, and keeps them', async () => {
    const { fake, client } = await startWorld(UP, { concurrency: 2 });
    await Promise.all(
      Array.from({ length: 20 }, () => client.query('up', { at: NOW })),
    );
    expect(fake.received).toHaveLength(20);
    expect(fake.connections).toBeLessThanOrEqual(2);
  });
});
