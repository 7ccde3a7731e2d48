import { ConfigReader } from '@backstage/config';
import { readClusters, readLookLimit } from './argoRolloutsConfig';

const cluster = {
  name: 'eu-1',
  url: 'https://api.example.com:6443/',
  token: 'secret-token',
};

const read = (argoRollouts: object) =>
  readClusters(
    new ConfigReader({ agents: { rollouts: { argoRollouts } } } as never),
  );

describe('readClusters', () => {
  it('has no cluster without configuration', () => {
    expect(readClusters(new ConfigReader({}))).toEqual([]);
  });

  it('reads clusters', () => {
    expect(
      read({
        timeout: '3s',
        clusters: [
          { ...cluster, caData: Buffer.from('PEM').toString('base64') },
          {
            name: 'us-1',
            url: 'https://us.example.com',
            tokenFile: '/var/token',
            caFile: '/var/ca.pem',
          },
        ],
      }),
    ).toEqual([
      {
        name: 'eu-1',
        url: 'https://api.example.com:6443',
        token: { type: 'text', text: 'secret-token' },
        authority: { type: 'pem', pem: 'PEM' },
        timeoutMs: 3_000,
      },
      {
        name: 'us-1',
        url: 'https://us.example.com',
        token: { type: 'file', file: '/var/token' },
        authority: { type: 'file', file: '/var/ca.pem' },
        timeoutMs: 3_000,
      },
    ]);
  });

  it.each([
    [{ ...cluster, url: 'http://api.example.com' }, 'must be an https URL'],
    [{ ...cluster, url: 'https://me:pw@host' }, 'without credentials'],
    [{ ...cluster, token: undefined }, 'neither token and tokenFile'],
    [{ ...cluster, tokenFile: '/x' }, 'both token and tokenFile'],
  ])('refuses %j', (one, message) => {
    const reading = () => read({ clusters: [one] });
    expect(reading).toThrow(message);
    expect(reading).toThrow('agents.rollouts.argoRollouts.clusters[0]');
    expect(reading).not.toThrow('secret-token');
  });

  it('refuses two clusters of the same name', () => {
    expect(() => read({ clusters: [cluster, cluster] })).toThrow(
      'clusters[1].name is "eu-1", as that of another cluster',
    );
  });
});

describe('readLookLimit', () => {
  it('is less than the portal waits for a driver', () => {
    expect(readLookLimit(new ConfigReader({}))).toBe(4_000);
    expect(
      readLookLimit(
        new ConfigReader({
          agents: { rollouts: { observationTimeout: { seconds: 2 } } },
        }),
      ),
    ).toBe(1_600);
  });
});
