import { NOW } from '../../__testUtils__/factories';
import { BUSINESS } from '../__testUtils__/createKpi';
import { createReadTarget } from '../__testUtils__/createReadTarget';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

describe('foldBusiness', () => {
  const business = (value: number, at?: number) => ({
    business: new Map([['users:adoption', { value, at }]]),
  });

  it('takes a value each time it was observed anew', () => {
    const target = createReadTarget([BUSINESS]);
    const first = target.read(0, '', business(0.7, NOW - 90 * SECOND));
    expect(first.minutes).toMatchObject([
      {
        kpiId: 'adoption',
        start: NOW - 2 * MINUTE,
        total: 0.7,
        count: 1,
        newestAt: NOW - 90 * SECOND,
      },
    ]);
    const again = target.read(15_000, '', business(0.7, NOW - 90 * SECOND));
    expect(again.minutes).toEqual([]);
    expect(target.state?.rejected).toBe(0);
    const newer = target.read(30_000, '', business(0.8, NOW + 20_000));
    expect(newer.minutes).toMatchObject([{ total: 0.8, count: 1 }]);
  });

  it('takes the time of reading where the instance gives none', () => {
    const target = createReadTarget([BUSINESS]);
    target.read(0, '', business(0.7));
    const { minutes } = target.read(15_000, '', business(0.7));
    expect(minutes).toMatchObject([{ newestAt: NOW + 15_000, count: 1 }]);
  });

  it.each([
    ['out of order', -10 * SECOND],
    ['from the future', 10 * MINUTE],
    ['too old', -49 * 60 * MINUTE],
  ])('rejects a value that is %s', (_, offset) => {
    const target = createReadTarget([BUSINESS]);
    target.read(0, '', business(0.7, NOW));
    const { minutes } = target.read(15_000, '', business(1, NOW + offset));
    expect(minutes).toEqual([]);
    expect(target.state?.rejected).toBe(1);
  });
});
