import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import { generate } from 'selfsigned';
import { FakeCluster, TOKEN } from '../__testUtils__/FakeCluster';
import { KubernetesApi } from './KubernetesApi';

jest.setTimeout(60_000);

const PATH = '/apis/argoproj.io/v1alpha1/namespaces/bmad/rollouts';

function createCertificate() {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2_048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  });
  // Its types do not know of the keys, which it takes; to make them itself takes it seconds.
  const options = {
    algorithm: 'sha256',
    keyPair: { publicKey, privateKey },
    extensions: [
      { name: 'basicConstraints', cA: true },
      { name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] },
    ],
  };
  return generate([{ name: 'commonName', value: 'localhost' }], options);
}

describe('KubernetesApi', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kubernetes-'));
  });
  afterEach(async () => rm(folder, { recursive: true }));

  it('reads the token anew for every request, as tokens rotate', async () => {
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
      await writeFile(file, 'an old one\n');
      await expect(api.get(PATH, {})).rejects.toMatchObject({ status: 401 });
      await writeFile(file, `${TOKEN}\n`);
      await expect(api.get(PATH, {})).resolves.toEqual({ items: [] });
    } finally {
      await fake.stop();
    }
  });

  it('reads the authority anew for every request, as authorities are exchanged', async () => {
    const file = join(folder, 'ca.pem');
    const { cert, private: key } = createCertificate();
    const server = createServer({ cert, key }, (_, response) =>
      response.end('{}'),
    );
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    try {
      const { port } = server.address() as AddressInfo;
      const api = KubernetesApi.create({
        cluster: {
          name: 'eu-1',
          url: `https://127.0.0.1:${port}`,
          token: { type: 'text', text: TOKEN },
          authority: { type: 'file', file },
          timeoutMs: 2_000,
        },
      });
      await writeFile(file, rootCertificates[0]);
      await expect(api.get(PATH, {})).rejects.toThrow(
        /^The cluster eu-1 cannot be reached: .*certificate/,
      );
      await writeFile(file, cert);
      await expect(api.get(PATH, {})).resolves.toEqual({});
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });
});
