import {
  createClientWorld,
  stopWorlds,
  UP,
} from '../__testUtils__/createClientWorld';
import { NOW } from '../__testUtils__/factories';
import type { FakeAnswer } from '../__testUtils__/FakePrometheus';

afterEach(stopWorlds);

describe('PrometheusClient, when something is wrong,', () => {
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
      const { client } = await createClientWorld(answer);
      await expect(client.query('up', { at: NOW })).rejects.toMatchObject({
        message: `The Prometheus server main ${words}`,
        fault,
      });
    },
  );

  it.each(['hang', 'stall'] as const)(
    'ends at its time limit when the server does nothing more: %s',
    async answer => {
      const { client } = await createClientWorld(answer, { timeoutMs: 100 });
      await expect(client.query('up', { at: NOW })).rejects.toMatchObject({
        message: 'The Prometheus server main gave no answer within 0.1 s',
        fault: 'slow',
      });
    },
  );

  it('lets go of an answer that is too large', async () => {
    const { fake, client } = await createClientWorld('flood', {
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
    const dropping = await createClientWorld(() => {
      times++;
      return times === 1 ? 'drop' : UP;
    });
    await expect(
      dropping.client.query('up', { at: NOW }),
    ).resolves.toMatchObject({ series: [{}] });
    expect(times).toBe(2);
    const refusing = await createClientWorld({ status: 503, body: 'no' });
    await expect(refusing.client.query('up', { at: NOW })).rejects.toThrow(
      '503',
    );
    expect(refusing.fake.received).toHaveLength(1);
  });

  it('says that a server is not there', async () => {
    const { fake, client } = await createClientWorld(UP);
    await fake.stop();
    await expect(client.query('up', { at: NOW })).rejects.toMatchObject({
      message: 'The Prometheus server main cannot be reached',
      fault: 'unreachable',
    });
  });

  it.each(['hang', 'stall'] as const)(
    'stops when it is told to: %s',
    async answer => {
      const { client } = await createClientWorld(answer);
      const controller = new AbortController();
      const asked = client.query(
        'up',
        { at: NOW },
        { signal: controller.signal },
      );
      controller.abort(new Error('enough'));
      await expect(asked).rejects.toThrow('enough');
    },
  );
});
