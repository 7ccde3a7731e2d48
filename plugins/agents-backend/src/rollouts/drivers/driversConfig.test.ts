import { ConfigReader } from '@backstage/config';
import { readDriversConfig } from './driversConfig';

const read = (rollouts: object) =>
  readDriversConfig(new ConfigReader({ agents: { rollouts } } as never));

describe('readDriversConfig', () => {
  it('sets no driver up that is not configured', () => {
    expect(readDriversConfig(new ConfigReader({}))).toEqual({});
  });

  it('reads both drivers', () => {
    expect(
      read({
        demoFleet: { url: 'http://127.0.0.1:7100/' },
        webhook: {
          url: 'https://traffic.example.com/hook',
          secret: '0123456789abcdef',
          timeout: '1s',
          callTimeout: { seconds: 7 },
        },
      }),
    ).toEqual({
      demoFleet: { url: 'http://127.0.0.1:7100', timeoutMs: 5_000 },
      webhook: {
        url: 'https://traffic.example.com/hook',
        secret: '0123456789abcdef',
        timeoutMs: 1_000,
        callTimeoutMs: 7_000,
      },
    });
  });

  it.each([
    [
      { demoFleet: { url: 'localhost' } },
      'agents.rollouts.demoFleet.url is "localhost", but it must be an http or https URL without credentials',
    ],
    [
      { webhook: { url: 'https://a.example.com', secret: 'short' } },
      'agents.rollouts.webhook.secret has 5 characters, but it must have at least 16',
    ],
    [
      { webhook: { url: 'https://a.example.com' } },
      "Missing required config value at 'agents.rollouts.webhook.secret'",
    ],
    [
      { demoFleet: { url: 'http://localhost', timeout: '1ms' } },
      'agents.rollouts.demoFleet.timeout is "1ms", but it must be at least 100 ms',
    ],
  ])('refuses %j', (rollouts, message) => {
    expect(() => read(rollouts)).toThrow(message);
  });
});
