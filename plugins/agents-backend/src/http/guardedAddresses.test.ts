import {
  behaviours,
  startServer,
  stopServers,
} from './__testUtils__/hostileServer';
import type { Lookup } from './connectGuarded';
import { DefaultGuardedHttpClient } from './DefaultGuardedHttpClient';
import type { HttpRequestLimits } from './GuardedHttpClient';
import { ProbeAllowList } from './ProbeAllowList';

const limits: HttpRequestLimits = {
  timeoutMs: 20_000,
  maximumBytes: 65_536,
  accept: 'application/json',
};

function clientFor(allow: string[], lookup?: Lookup) {
  return DefaultGuardedHttpClient.create({
    allowList: ProbeAllowList.fromEntries(allow),
    lookup,
  });
}

function resolvingTo(...addresses: string[]): Lookup {
  return (_, __, callback) =>
    callback(
      null,
      addresses.map(address => ({
        address,
        family: address.includes(':') ? 6 : 4,
      })),
    );
}

jest.setTimeout(60_000);

describe('DefaultGuardedHttpClient', () => {
  afterEach(stopServers);

  describe('the allow-list', () => {
    it('is asked before anything is sent', async () => {
      const lookup = jest.fn();
      await expect(
        clientFor(['other'], lookup).get('http://10.0.0.5/health', limits),
      ).rejects.toMatchObject({
        code: 'not-allowed',
        message:
          'http://10.0.0.5/health is not on the allow-list agents.probe.allow; add `10.0.0.5` to let the portal read it',
      });
      await expect(
        clientFor(['other'], lookup).get('http://agent:81/', limits),
      ).rejects.toMatchObject({ code: 'not-allowed' });
      expect(lookup).not.toHaveBeenCalled();
    });

    it.each([
      'ftp://127.0.0.1/health',
      'file:///etc/passwd',
      'http://user:secret@127.0.0.1/health',
      'nonsense',
    ])('refuses to read %s', async url => {
      const error = await clientFor(['127.0.0.1'])
        .get(url, limits)
        .catch(e => e);
      expect(error).toMatchObject({ code: 'not-allowed' });
      expect(error.message).not.toContain('secret');
    });

    it('is asked again about the address that a name resolves to', async () => {
      const { port, paths } = await startServer(behaviours.healthy);
      const url = `http://agent.example.com:${port}/health`;
      const inside = resolvingTo('127.0.0.1');
      await expect(
        clientFor(['*.example.com'], inside).get(url, limits),
      ).rejects.toMatchObject({
        code: 'not-allowed',
        message: expect.stringContaining('resolves to 127.0.0.1'),
      });
      expect(paths).toEqual([]);
      await expect(
        clientFor(['agent.example.com'], inside).get(url, limits),
      ).resolves.toMatchObject({ status: 200 });
    });

    it('is asked about every address, and only permitted ones are used', async () => {
      const { port } = await startServer(behaviours.healthy);
      const lookup = resolvingTo('169.254.169.254', '127.0.0.1');
      await expect(
        clientFor(['agent'], lookup).get(`http://agent:${port}/`, limits),
      ).resolves.toMatchObject({ status: 200 });
    });

    it('holds when a name resolves to another address the second time', async () => {
      const { port } = await startServer(behaviours.healthy);
      const answers = ['127.0.0.1', '169.254.169.254'];
      const lookup: Lookup = (name, options, callback) =>
        resolvingTo(answers.shift()!)(name, options, callback);
      const client = clientFor(['agent'], lookup);
      await client.get(`http://agent:${port}/`, limits);
      await expect(
        client.get(`http://agent:${port}/`, limits),
      ).rejects.toMatchObject({ code: 'not-allowed' });
    });

    it('says that a name does not exist', async () => {
      const lookup: Lookup = (_, __, callback) =>
        callback(Object.assign(new Error('x'), { code: 'ENOTFOUND' }), []);
      await expect(
        clientFor(['agent'], lookup).get('http://agent/', limits),
      ).rejects.toMatchObject({ code: 'unresolved' });
    });

    it('does not blame the target for a resolver that hangs', async () => {
      await expect(
        clientFor(['agent'], () => {}).get('http://agent/', {
          ...limits,
          timeoutMs: 200,
        }),
      ).rejects.toMatchObject({
        code: 'failed',
        message: 'http://agent/ could not be looked up within 200 ms',
      });
    });
  });
});
