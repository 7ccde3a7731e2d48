import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigReader } from '@backstage/config';
import { FakeCluster, TOKEN } from './__testUtils__/FakeCluster';
import { readClusters } from './argoRolloutsConfig';
import { KubernetesApi } from './kubernetes/KubernetesApi';

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

describe('KubernetesApi', () => {
  it('reads the token anew for every request, as tokens rotate', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'token-'));
    const file = join(folder, 'token');
    const fake = await FakeCluster.start();
    try {
      const api = KubernetesApi.create({
        cluster: {
          name: 'eu-1',
          url: fake.url,
          token: { type: 'file', file },
          timeoutMs: 2_000,
        },
      });
      const path = '/apis/argoproj.io/v1alpha1/namespaces/bmad/rollouts';
      await writeFile(file, 'an old one\n');
      await expect(api.get(path, {})).rejects.toMatchObject({ status: 401 });
      await writeFile(file, `${TOKEN}\n`);
      await expect(api.get(path, {})).resolves.toEqual({ items: [] });
    } finally {
      await fake.stop();
      await rm(folder, { recursive: true });
    }
  });
});
