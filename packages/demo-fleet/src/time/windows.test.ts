import { createTestClock } from '../testUtils/createTestClock';
import { driftFactor } from './drift';
import { RecentSet } from './RecentSet';
import { RollingSum } from './RollingSum';

describe('RollingSum', () => {
  it('forgets what is older than its window', () => {
    const clock = createTestClock();
    const sum = RollingSum.create({ now: clock.now, windowMs: 60_000 });
    sum.add(2);
    clock.advance(30_000);
    sum.add(3);
    expect(sum.sum()).toBe(5);
    clock.advance(30_000);
    expect(sum.sum()).toBe(3);
    clock.advance(600_000);
    expect(sum.sum()).toBe(0);
  });

  it('does not add to what a slice held a turn of the ring ago', () => {
    const clock = createTestClock();
    const sum = RollingSum.create({ now: clock.now, windowMs: 60_000 });
    sum.add(7);
    clock.advance(60_000);
    sum.add(1);
    expect(sum.sum()).toBe(1);
  });
});

describe('RecentSet', () => {
  it('forgets keys that were not set within the window', () => {
    const clock = createTestClock();
    const set = RecentSet.create<number>({
      now: clock.now,
      windowMs: 1000,
      limit: 10,
    });
    set.set('a', 1);
    set.set('b', 2);
    clock.advance(600);
    set.set('a', 3);
    clock.advance(600);
    expect(set.values()).toEqual([3]);
    expect(set.get('b')).toBeUndefined();
    expect(set.get('a')).toBe(3);
  });

  it('never holds more than its limit', () => {
    const clock = createTestClock();
    const set = RecentSet.create<number>({
      now: clock.now,
      windowMs: 1000,
      limit: 3,
    });
    for (let index = 0; index < 10; index++) {
      set.set(`key ${index}`, index);
    }
    expect(set.values()).toEqual([7, 8, 9]);
  });
});

describe('driftFactor', () => {
  it('moves within its amplitude and returns after a while', () => {
    const drift = { amplitude: 0.2, periodMinutes: 10 };
    const factors = Array.from({ length: 200 }, (_, minute) =>
      driftFactor(drift, 0.3, minute * 60_000),
    );
    expect(Math.max(...factors)).toBeLessThanOrEqual(1.2);
    expect(Math.min(...factors)).toBeGreaterThanOrEqual(0.8);
    expect(Math.max(...factors) - Math.min(...factors)).toBeGreaterThan(0.2);
  });
});
