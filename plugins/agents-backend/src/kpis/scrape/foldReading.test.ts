import { NOW } from '../../__testUtils__/factories';
import { createKpi, GAUGE, MEAN, QUANTILE } from '../__testUtils__/createKpi';
import { MAXIMUM_WATCHED_SERIES } from './countIncreases';
import { createReadTarget } from '../__testUtils__/createReadTarget';
import type { MinuteIncrease } from './model';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const ERROR_RATE = createKpi();

function page(ok: number, failed: number, version = '1.4.0'): string {
  return `requests_total{error="",version="${version}"} ${ok}\nrequests_total{error="timeout",version="${version}"} ${failed}\n`;
}

function totals(minutes: MinuteIncrease[]): [total: number, count: number] {
  return [
    minutes.reduce((sum, one) => sum + one.total, 0),
    minutes.reduce((sum, one) => sum + one.count, 0),
  ];
}

describe('foldReading', () => {
  it('counts nothing on the first reading, then what was gained', () => {
    const target = createReadTarget([ERROR_RATE]);
    expect(target.read(0, page(1_000, 50)).minutes).toEqual([]);
    expect(target.read(15 * SECOND, page(1_090, 60)).minutes).toEqual([
      {
        agentRef: 'component:default/architect',
        environmentRef: 'resource:default/production',
        kpiId: 'error-rate',
        bucket: '',
        start: NOW,
        total: 10,
        count: 100,
        newestAt: NOW + 15 * SECOND,
      },
    ]);
  });

  it('stores nothing for a minute in which nothing happened', () => {
    const target = createReadTarget([ERROR_RATE]);
    target.read(0, page(1_000, 50));
    expect(target.read(15 * SECOND, page(1_000, 50)).minutes).toEqual([]);
  });

  it('counts a counter that fell from 0', () => {
    const target = createReadTarget([ERROR_RATE]);
    target.read(0, page(1_000, 50));
    const { minutes } = target.read(15 * SECOND, page(30, 2));
    expect(totals(minutes)).toEqual([2, 32]);
  });

  it('notices the reset of one series though the sum grows', () => {
    const target = createReadTarget([ERROR_RATE]);
    target.read(0, page(1_000, 50));
    const { minutes } = target.read(15 * SECOND, page(2_000, 2));
    expect(totals(minutes)).toEqual([2, 1_002]);
  });

  it('counts a series that appears from 0, as the first error is one', () => {
    const target = createReadTarget([ERROR_RATE]);
    target.read(0, 'requests_total{error=""} 100\n');
    const { minutes } = target.read(
      15 * SECOND,
      'requests_total{error=""} 110\nrequests_total{error="timeout"} 1\n',
    );
    expect(totals(minutes)).toEqual([1, 11]);
  });

  it('does not count a series twice that is missing for a moment', () => {
    const target = createReadTarget([ERROR_RATE]);
    target.read(0, page(1_000, 50));
    target.read(15 * SECOND, 'requests_total{error="",version="1.4.0"} 1010\n');
    const { minutes } = target.read(30 * SECOND, page(1_020, 51));
    expect(totals(minutes)).toEqual([1, 11]);
  });

  it('goes on after a failed reading from the one before', () => {
    const target = createReadTarget([ERROR_RATE]);
    target.read(0, page(1_000, 50));
    const failed = target.read(15 * SECOND, undefined, {
      reason: '/metrics answers 503',
    });
    expect(failed.minutes).toEqual([]);
    expect(target.state).toMatchObject({
      ok: false,
      reason: '/metrics answers 503',
    });
    const { minutes } = target.read(30 * SECOND, page(1_009, 51));
    expect(totals(minutes)).toEqual([1, 10]);
    expect(target.state?.reason).toBeUndefined();
  });

  it('spreads what was gained in a gap over its minutes', () => {
    const target = createReadTarget([ERROR_RATE]);
    target.read(0, page(0, 0));
    const { minutes, releases } = target.read(10 * MINUTE, page(90, 10));
    expect(minutes.map(one => (one.start - NOW) / MINUTE)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
    ]);
    expect(minutes[0]).toMatchObject({
      total: 1,
      count: 10,
      newestAt: NOW + 2 * MINUTE - 1,
    });
    expect(minutes[9].newestAt).toBe(NOW + 10 * MINUTE);
    expect(releases).toHaveLength(10);
  });

  it('starts anew after a gap of more than an hour, and at another address', () => {
    const target = createReadTarget([ERROR_RATE]);
    target.read(0, page(1_000, 50));
    expect(target.read(61 * MINUTE, page(2_000, 90)).minutes).toEqual([]);
    const moved = target.read(62 * MINUTE, page(3_000, 95), {
      url: 'http://localhost:9999',
    });
    expect(moved.minutes).toEqual([]);
  });

  it('rejects a reading that is not newer than the stored one', () => {
    const target = createReadTarget([ERROR_RATE]);
    target.read(0, page(1_000, 50));
    target.read(15 * SECOND, page(1_010, 50));
    for (const at of [15 * SECOND, 5 * SECOND]) {
      expect(target.read(at, page(9_999, 50)).minutes).toEqual([]);
    }
    expect(target.state).toMatchObject({ at: NOW + 15 * SECOND, rejected: 4 });
  });

  it('rejects samples whose own time is far off', () => {
    const target = createReadTarget([ERROR_RATE]);
    target.read(0, page(1_000, 50));
    const late = NOW - 10 * MINUTE;
    const { minutes } = target.read(
      15 * SECOND,
      `requests_total{error="",version="1.4.0"} 2000 ${late}\n`,
    );
    expect(minutes).toEqual([]);
    expect(target.state?.rejected).toBe(1);
  });

  it('counts nothing of a metric that was not watched before', () => {
    const target = createReadTarget([ERROR_RATE]);
    target.read(0, `${page(10, 1)}duration_seconds_sum 80\n`);
    target.redefine([ERROR_RATE, MEAN]);
    const { minutes } = target.read(
      15 * SECOND,
      `${page(20, 1)}duration_seconds_sum 90\nduration_seconds_count 45\n`,
    );
    expect(minutes.map(one => one.kpiId)).toEqual(['error-rate']);
  });

  it('forgets what was measured of a KPI that is measured in another way now', () => {
    const target = createReadTarget([ERROR_RATE, MEAN]);
    target.read(0, page(10, 1));
    expect(target.read(15 * SECOND, page(20, 1)).forget).toEqual([]);
    target.redefine([
      createKpi({
        source: {
          type: 'scrape',
          measure: 'ratio',
          numerator: { metric: 'requests_total', labels: { error: 'timeout' } },
          denominator: { metric: 'requests_total' },
        },
      }),
      MEAN,
    ]);
    const { forget } = target.read(30 * SECOND, page(30, 1));
    expect(forget.map(one => one.kpiId)).toEqual(['error-rate']);
  });

  it('counts requests by release', () => {
    const target = createReadTarget([ERROR_RATE]);
    target.read(0, page(100, 0) + page(5, 0, '1.5.0'));
    const { releases } = target.read(
      15 * SECOND,
      page(190, 0) + page(15, 0, '1.5.0') + page(3, 0, ''),
    );
    expect(releases.map(one => [one.version, one.requests])).toEqual([
      ['1.4.0', 90],
      ['1.5.0', 10],
    ]);
  });

  it('takes sum and count of a histogram for a mean and its buckets for a quantile', () => {
    const histogram = (low: number, high: number, beyond: number) =>
      [
        `duration_seconds_bucket{le="1"} ${low}`,
        `duration_seconds_bucket{le="2.5"} ${low}`,
        `duration_seconds_bucket{le="5"} ${low + high}`,
        `duration_seconds_bucket{le="+Inf"} ${low + high + beyond}`,
        `duration_seconds_sum ${low * 0.5 + high * 3 + beyond * 9}`,
        `duration_seconds_count ${low + high + beyond}`,
        '',
      ].join('\n');
    const target = createReadTarget([MEAN, QUANTILE]);
    target.read(0, histogram(10, 10, 1));
    const { minutes } = target.read(15 * SECOND, histogram(16, 14, 2));
    expect(
      minutes.map(({ kpiId, bucket, total, count }) => [
        kpiId,
        bucket,
        total,
        count,
      ]),
    ).toEqual([
      ['response-time', '', 24, 11],
      ['performance', '0|1', 0, 6],
      ['performance', '2.5|5', 0, 4],
      ['performance', '5|Infinity', 0, 1],
    ]);
  });

  it('keeps histograms with different buckets apart', () => {
    const pageOf = (a: number, b: number) =>
      [
        `duration_seconds_bucket{v="a",le="1"} ${a}`,
        `duration_seconds_bucket{v="a",le="+Inf"} ${a}`,
        `duration_seconds_bucket{v="b",le="2"} ${b}`,
        `duration_seconds_bucket{v="b",le="+Inf"} ${b}`,
        '',
      ].join('\n');
    const target = createReadTarget([QUANTILE]);
    target.read(0, pageOf(0, 0));
    const { minutes } = target.read(15 * SECOND, pageOf(4, 6));
    expect(minutes.map(({ bucket, count }) => [bucket, count])).toEqual([
      ['0|1', 4],
      ['0|2', 6],
    ]);
  });

  it('takes every reading of a gauge, the first included', () => {
    const target = createReadTarget([GAUGE]);
    expect(totals(target.read(0, 'busy_ratio 0.5\n').minutes)).toEqual([
      0.5, 1,
    ]);
    expect(
      totals(target.read(15 * SECOND, 'busy_ratio 0.25\n').minutes),
    ).toEqual([0.25, 1]);
  });

  it('says which metric a page does not have', () => {
    const target = createReadTarget([ERROR_RATE, GAUGE, MEAN]);
    target.read(0, page(1, 1));
    expect([...(target.state?.problems ?? [])]).toEqual([
      ['utilization', 'the metrics have no busy_ratio'],
      ['response-time', 'the metrics have no duration_seconds_count'],
    ]);
  });

  it('watches no more series than it may, and goes on with those it has', () => {
    const target = createReadTarget([ERROR_RATE]);
    const bomb = (count: number, value: number) =>
      Array.from(
        { length: count },
        (_, index) => `requests_total{error="${index}"} ${value}\n`,
      ).join('');
    target.read(0, bomb(15_000, 1));
    expect(target.state?.readings.series.size).toBe(MAXIMUM_WATCHED_SERIES);
    expect(target.state?.rejected).toBe(15_000 - MAXIMUM_WATCHED_SERIES);
    const { minutes } = target.read(15 * SECOND, bomb(18_000, 2));
    expect(totals(minutes)).toEqual([
      MAXIMUM_WATCHED_SERIES,
      MAXIMUM_WATCHED_SERIES,
    ]);
  });
});
