import {
  createClientWorld,
  stopWorlds,
  UP,
} from '../__testUtils__/createClientWorld';
import { NOW } from '../__testUtils__/factories';
import { vector } from '../__testUtils__/FakePrometheus';

afterEach(stopWorlds);

describe('PrometheusClient', () => {
  it('sends a query as a form, with its time and how long it may take', async () => {
    const { fake, client } = await createClientWorld(UP);
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
    const { fake, client } = await createClientWorld({
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
    const { client } = await createClientWorld(
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
      const { fake, client } = await createClientWorld(UP, {
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
    const other = await createClientWorld(UP);
    const { client } = await createClientWorld(
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

  it('goes over as many connections as it may have, and keeps them', async () => {
    const { fake, client } = await createClientWorld(UP, { concurrency: 2 });
    await Promise.all(
      Array.from({ length: 20 }, () => client.query('up', { at: NOW })),
    );
    expect(fake.received).toHaveLength(20);
    expect(fake.connections).toBeLessThanOrEqual(2);
  });
});
