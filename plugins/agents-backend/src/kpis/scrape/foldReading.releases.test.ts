import { NOW } from '../../__testUtils__/factories';
import { createReadTarget } from '../__testUtils__/createReadTarget';
import { createKpi } from '../__testUtils__/createKpi';

const SECOND = 1_000;

/** A page of a release, in the order of its measures. */
function page(
  version: string,
  [ok, failed, failedTasks, complaints, quick, all]: number[],
): string {
  const label = `version="${version}"`;
  return [
    `requests_total{error="",${label}} ${ok}`,
    `requests_total{error="timeout",${label}} ${failed}`,
    `tasks_total{outcome="completed",${label}} ${ok}`,
    `tasks_total{outcome="failed",${label}} ${failedTasks}`,
    `complaints_total{${label}} ${complaints}`,
    `latency_seconds_bucket{error="",le="1",${label}} ${quick}`,
    `latency_seconds_bucket{error="",le="2",${label}} ${quick}`,
    `latency_seconds_bucket{error="",le="+Inf",${label}} ${all}`,
    `latency_seconds_bucket{error="timeout",le="1",${label}} 0`,
    `latency_seconds_bucket{error="timeout",le="+Inf",${label}} ${failed}`,
    '',
  ].join('\n');
}

describe('what releases did in a reading', () => {
  it('counts requests, errors, failed tasks, complaints and latency of each', () => {
    const target = createReadTarget([createKpi()]);
    target.read(
      0,
      page('1.4.0', [100, 5, 3, 1, 80, 100]) +
        page('1.5.0', [0, 0, 0, 0, 0, 0]),
    );
    const { releases } = target.read(
      15 * SECOND,
      page('1.4.0', [190, 6, 5, 1, 150, 190]) +
        page('1.5.0', [8, 2, 1, 3, 6, 8]),
    );
    const key = {
      agentRef: 'component:default/architect',
      environmentRef: 'resource:default/production',
      start: NOW,
      shared: true,
    };
    expect(releases).toEqual([
      {
        ...key,
        version: '1.4.0',
        requests: 91,
        errors: 1,
        failedTasks: 2,
        complaints: 0,
        latency: new Map([
          ['0|1', 70],
          ['2|Infinity', 20],
          ['1|Infinity', 1],
        ]),
      },
      {
        ...key,
        version: '1.5.0',
        requests: 10,
        errors: 2,
        failedTasks: 1,
        complaints: 3,
        latency: new Map([
          ['0|1', 6],
          ['2|Infinity', 2],
          ['1|Infinity', 2],
        ]),
      },
    ]);
    expect(target.state).toMatchObject({
      metricsAt: NOW + 15 * SECOND,
      releases: ['1.4.0', '1.5.0'],
    });
  });

  it('keeps no latency of a release that serves alone', () => {
    const target = createReadTarget([createKpi()]);
    target.read(0, page('1.4.0', [100, 5, 3, 1, 80, 100]));
    const { releases } = target.read(
      15 * SECOND,
      page('1.4.0', [190, 6, 5, 1, 150, 190]),
    );
    expect(releases).toMatchObject([
      { requests: 91, shared: false, latency: new Map() },
    ]);
  });

  it('notes a release without requests as there', () => {
    const target = createReadTarget([createKpi()]);
    const text =
      page('1.4.0', [100, 0, 0, 0, 0, 0]) + page('1.5.0', [0, 0, 0, 0, 0, 0]);
    target.read(0, text);
    expect(target.read(15 * SECOND, text).releases).toEqual([]);
    expect(target.state?.releases).toEqual(['1.4.0', '1.5.0']);
  });

  it('keeps what it knew of releases when the page cannot be read', () => {
    const target = createReadTarget([createKpi()]);
    target.read(0, page('1.4.0', [100, 0, 0, 0, 0, 0]));
    target.read(15 * SECOND, undefined);
    expect(target.state).toMatchObject({
      ok: false,
      at: NOW + 15 * SECOND,
      metricsAt: NOW,
      releases: ['1.4.0'],
    });
  });
});
