import { ConfigReader } from '@backstage/config';
import { readHealthConfig } from './healthConfig';

function read(health: Record<string, string | number | object | boolean>) {
  return readHealthConfig(
    new ConfigReader({ agents: { health: health as {} } }),
  );
}

describe('readHealthConfig', () => {
  it('has defaults that let a failing agent be seen within ten seconds', () => {
    const config = readHealthConfig(new ConfigReader({}));
    expect(config).toEqual({
      intervalMs: 3_000,
      timeoutMs: 3_000,
      concurrency: 128,
      spreadMs: 0,
      dependenciesIntervalMs: 15_000,
      failureThreshold: 2,
      recoveryThreshold: 1,
      freshnessMs: 30_000,
      retentionMs: 604_800_000,
    });
    const { intervalMs, timeoutMs, failureThreshold } = config;
    const worst =
      failureThreshold * Math.max(intervalMs, timeoutMs) + timeoutMs;
    expect(worst).toBeLessThan(10_000);
  });

  it('reads durations in every form, and counts', () => {
    expect(
      read({
        interval: { minutes: 1 },
        timeout: '2s',
        spread: 'PT30S',
        dependenciesInterval: { minutes: 5 },
        freshness: '5m',
        retention: { days: 30 },
        concurrency: 16,
        failureThreshold: 3,
        recoveryThreshold: 2,
      }),
    ).toEqual({
      intervalMs: 60_000,
      timeoutMs: 2_000,
      concurrency: 16,
      spreadMs: 30_000,
      dependenciesIntervalMs: 300_000,
      failureThreshold: 3,
      recoveryThreshold: 2,
      freshnessMs: 300_000,
      retentionMs: 2_592_000_000,
    });
  });

  it('derives the freshness from a longer interval', () => {
    expect(read({ interval: '1m' })).toMatchObject({
      freshnessMs: 180_000,
      dependenciesIntervalMs: 60_000,
    });
  });

  it.each([
    ['interval', 'soon', '"soon", but it must be a duration'],
    ['interval', { milliseconds: 5 }, '{"milliseconds":5}, but it must be at'],
    ['interval', 5, '5, but it must be a duration'],
    ['timeout', { seconds: 0 }, 'must be at least 1 ms'],
    ['timeout', { parsecs: 3 }, 'must be a duration'],
    ['concurrency', 0, '0, but it must be a whole number from 1'],
    ['concurrency', 1.5, '1.5, but it must be a whole number'],
    ['failureThreshold', '2', '"2", but it must be a whole number'],
    ['recoveryThreshold', -1, '-1, but it must be a whole number'],
    ['spread', '3s', 'must be shorter than agents.health.interval'],
    ['freshness', '5s', 'must be longer than agents.health.interval'],
    ['retention', '1m', 'must be at least 3600000 ms'],
  ])('refuses %s: %j', (name, value, message) => {
    expect(() => read({ [name]: value })).toThrow(
      `agents.health.${name} is ${JSON.stringify(value)}, but it must`,
    );
    expect(() => read({ [name]: value })).toThrow(message);
  });
});
