import { ConfigReader } from '@backstage/config';
import { readKpisConfig, readScrapeConfig } from './kpisConfig';

const config = (agents: object) => new ConfigReader({ agents });

describe('readKpisConfig', () => {
  it('has defaults that show figures within a minute and keep them for days', () => {
    expect(readKpisConfig(new ConfigReader({}))).toEqual({
      intervalMs: 15_000,
      timeoutMs: 60_000,
      budgetIntervalMs: 60_000,
      retention: {
        minutesMs: 48 * 3_600_000,
        hoursMs: 35 * 86_400_000,
        daysMs: 400 * 86_400_000,
        samplesMs: 400 * 86_400_000,
        transitionsMs: 400 * 86_400_000,
      },
    });
  });

  it('reads durations as text and as objects', () => {
    const read = readKpisConfig(
      config({ kpis: { interval: '30s', retention: { hours: { days: 7 } } } }),
    );
    expect(read.intervalMs).toBe(30_000);
    expect(read.retention.hoursMs).toBe(7 * 86_400_000);
  });

  it.each([
    ['soon', 'a duration'],
    ['10ms', 'at least 1000 ms'],
    [5, 'a duration'],
    [{ seconds: 'x' }, 'a duration'],
  ])('refuses %p and names the key and the value', (value, must) => {
    expect(() =>
      readKpisConfig(config({ kpis: { retention: { minutes: value } } })),
    ).toThrow(
      `agents.kpis.retention.minutes is ${JSON.stringify(
        value,
      )}, but it must be ${must}`,
    );
  });
});

describe('readScrapeConfig', () => {
  it('has defaults', () => {
    expect(readScrapeConfig(new ConfigReader({}))).toEqual({
      intervalMs: 15_000,
      timeoutMs: 5_000,
      concurrency: 64,
      maximumBytes: 8_388_608,
      maximumSeries: 20_000,
      releases: {
        requestMetric: 'gen_ai_invoke_agent_duration_seconds_count',
        versionLabel: 'service_version',
        errorLabel: 'error_type',
        failedTasks: {
          metric: 'agent_tasks_total',
          labels: { outcome: 'failed' },
        },
        complaints: { metric: 'agent_complaints_total' },
        latencyMetric: 'gen_ai_invoke_agent_duration_seconds',
      },
    });
  });

  it('takes other names for what releases did', () => {
    const { releases } = readScrapeConfig(
      config({
        scrape: {
          requestMetric: 'http_requests_total',
          errorLabel: 'error',
          failedTasks: { metric: 'jobs_total', labels: { ok: 'no' } },
          complaints: { metric: 'thumbs_down_total' },
          latencyMetric: 'http_duration_seconds',
        },
      }),
    );
    expect(releases).toEqual({
      requestMetric: 'http_requests_total',
      versionLabel: 'service_version',
      errorLabel: 'error',
      failedTasks: { metric: 'jobs_total', labels: { ok: 'no' } },
      complaints: { metric: 'thumbs_down_total' },
      latencyMetric: 'http_duration_seconds',
    });
  });

  it('refuses labels of a metric that are no text', () => {
    expect(() =>
      readScrapeConfig(
        config({ scrape: { failedTasks: { metric: 'a', labels: { b: 1 } } } }),
      ),
    ).toThrow(
      'agents.scrape.failedTasks.labels.b is 1; it must be text, the value that the label has to have',
    );
  });

  it.each([0, -1, 1.5, 'many'])('refuses a concurrency of %p', value => {
    expect(() =>
      readScrapeConfig(config({ scrape: { concurrency: value } })),
    ).toThrow(
      `agents.scrape.concurrency is ${JSON.stringify(
        value,
      )}; it must be a whole number of at least 1, such as 64`,
    );
  });
});
