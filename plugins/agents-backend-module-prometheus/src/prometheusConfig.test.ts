import { ConfigReader } from '@backstage/config';
import { readServers } from './prometheusConfig';

const read = (server: object, ...others: object[]) =>
  readServers(
    new ConfigReader({
      agents: {
        prometheus: {
          servers: [
            { name: 'main', url: 'https://p.example.com', ...server },
            ...others,
          ] as never,
        },
      },
    }),
  );

describe('readServers', () => {
  it('reads nothing where nothing is configured', () => {
    expect(readServers(new ConfigReader({}))).toEqual([]);
  });

  it('fills in defaults', () => {
    expect(read({ url: 'https://p.example.com/prometheus/' })).toEqual([
      {
        name: 'main',
        url: 'https://p.example.com/prometheus',
        authentication: { type: 'none' },
        headers: {},
        timeoutMs: 10_000,
        scrapeIntervalMs: 15_000,
        maximumBytes: 16 * 1024 * 1024,
        concurrency: 4,
        maximumInstances: 500,
      },
    ]);
  });

  it('reads everything that can be set', () => {
    expect(
      read({
        environments: ['production', 'resource:eu/staging'],
        auth: { type: 'headers', headers: { 'X-Key': 'k' } },
        headers: { 'X-Scope-OrgID': 'agents' },
        timeout: '3s',
        scrapeInterval: '1m',
        maximumBytes: 1,
        concurrency: 2,
        maximumInstances: 3,
      })[0],
    ).toMatchObject({
      environments: ['resource:default/production', 'resource:eu/staging'],
      authentication: { type: 'headers', headers: { 'x-key': 'k' } },
      headers: { 'x-scope-orgid': 'agents' },
      timeoutMs: 3_000,
      scrapeIntervalMs: 60_000,
      maximumBytes: 1,
      concurrency: 2,
      maximumInstances: 3,
    });
  });

  it.each<[object, string]>([
    [{ url: 'ftp://p.example.com' }, 'servers[0].url must be'],
    [{ url: 'https://u:hush@p.example.com' }, 'servers[0].url must be'],
    [{ url: 'https://p.example.com?a=b' }, 'servers[0].url must be'],
    [{ environments: [':'] }, 'servers[0].environments[0] is ":"'],
    [{ auth: { type: 'magic' } }, 'auth.type is "magic"'],
    [{ auth: { type: 'bearer' } }, 'neither token and tokenFile'],
    [
      { auth: { type: 'bearer', token: 'hush', tokenFile: 'f' } },
      'both token and tokenFile',
    ],
    [{ headers: { Host: 'x' } }, 'has "Host"'],
    [{ headers: { 'a b': 'x' } }, 'has "a b"'],
    [{ headers: { a: 'x\r\nb: c' } }, 'has a line break'],
    [{ timeout: '1ms' }, 'timeout is 1 ms'],
    [{ maximumBytes: 0 }, 'maximumBytes is 0'],
  ])('refuses %j', (server, message) => {
    const reading = () => read(server);
    expect(reading).toThrow(message);
    expect(reading).not.toThrow('hush');
  });

  it('refuses two servers of one name', () => {
    expect(() =>
      read({}, { name: 'main', url: 'https://x.example.com' }),
    ).toThrow('servers[1].name is "main"');
  });
});
