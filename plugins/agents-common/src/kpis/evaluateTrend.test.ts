import fc from 'fast-check';
import { evaluateTrend, mannKendallZ, theilSenSlope } from './evaluateTrend';

const START = Date.parse('2026-03-01T00:00:00Z');
const HOUR = 3_600_000;

const responseTime = { unit: 'seconds', direction: 'lower' as const };

function hourly(values: number[]) {
  return values.map((value, index) => ({
    at: new Date(START + index * HOUR).toISOString(),
    value,
  }));
}

function series(values: number[]) {
  return values.map((value, time) => ({ time, value }));
}

describe('evaluateTrend', () => {
  const rising = [1, 1.1, 1.25, 1.3, 1.38, 1.52, 1.6, 1.71, 1.79, 1.92];

  it('says that a figure gets worse, and by how much', () => {
    expect(evaluateTrend(responseTime, hourly(rising))).toEqual({
      direction: 'worse',
      perDay: expect.closeTo(2.4, 1),
      text: 'Getting worse: up by about 900 ms over 9 h.',
    });
  });

  it('calls the same course better where more is good', () => {
    const trend = evaluateTrend(
      { unit: 'ratio', direction: 'higher' },
      hourly(rising.map(value => value / 4)),
    );
    expect(trend).toMatchObject({
      direction: 'better',
      text: 'Getting better: up by about 22.5 percentage points over 9 h.',
    });
  });

  it('is not led astray by a single point', () => {
    const [first, ...others] = rising;
    const trend = evaluateTrend(responseTime, hourly([...others, first, 99]));
    expect(trend.perDay).toBeLessThan(3);
  });

  it('calls what may be chance steady', () => {
    const values = [1, 1.4, 0.8, 1.2, 1.1, 0.9, 1.3, 1, 1.2, 0.9];
    expect(evaluateTrend(responseTime, hourly(values))).toEqual({
      direction: 'steady',
      text: 'Steady over 9 h: what changes may be chance.',
    });
  });

  it('calls a level figure steady', () => {
    expect(
      evaluateTrend(responseTime, hourly(Array(20).fill(0))).direction,
    ).toBe('steady');
  });

  it('does not know from fewer than eight points that are numbers', () => {
    expect(
      evaluateTrend(responseTime, [
        ...hourly(rising.slice(0, 7)),
        { at: 'never', value: 1 },
        { at: new Date(START).toISOString(), value: NaN },
      ]),
    ).toEqual({
      direction: 'unknown',
      text: 'Too few points to see a trend: 7 of 8 needed.',
    });
  });

  it('takes the points in the order of their times', () => {
    const points = hourly(rising);
    expect(evaluateTrend(responseTime, [...points].reverse())).toEqual(
      evaluateTrend(responseTime, points),
    );
  });

  it('copes with very many points', () => {
    const values = Array.from({ length: 5_000 }, (_, index) => index);
    expect(evaluateTrend(responseTime, hourly(values)).perDay).toBeCloseTo(24);
  });

  it('finds a direction in few courses that have none', () => {
    let found = 0;
    const courses = 400;
    let seed = 7;
    const random = () => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed / 2_147_483_648;
    };
    for (let course = 0; course < courses; course++) {
      const { direction } = evaluateTrend(
        responseTime,
        hourly(Array.from({ length: 30 }, random)),
      );
      if (direction !== 'steady') found++;
    }
    expect(found / courses).toBeLessThan(0.09);
  });
});

describe('theilSenSlope', () => {
  it('is the slope of a line, and is moved along with it', () => {
    const number = fc.double({ min: -1e3, max: 1e3, noNaN: true });
    fc.assert(
      fc.property(
        number,
        number,
        fc.integer({ min: 2, max: 30 }),
        (a, b, n) => {
          const line = Array.from({ length: n }, (_, x) => a + b * x);
          expect(theilSenSlope(series(line))).toBeCloseTo(b, 6);
        },
      ),
    );
  });

  it('has none between points of one time', () => {
    expect(
      theilSenSlope([
        { time: 1, value: 1 },
        { time: 1, value: 2 },
      ]),
    ).toBe(0);
  });
});

describe('mannKendallZ', () => {
  it('agrees with an example worked by hand', () => {
    // 8 of the 10 pairs rise and 2 fall, so S is 6; its variance is n (n - 1) (2 n + 5) / 18.
    expect(mannKendallZ(series([10, 15, 14, 20, 18]))).toBeCloseTo(
      (6 - 1) / Math.sqrt((5 * 4 * 15) / 18),
    );
  });

  it('turns round with the order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -5, max: 5 }), { maxLength: 30 }),
        values => {
          const forth = mannKendallZ(series(values));
          const back = mannKendallZ(series([...values].reverse()));
          expect(forth + back).toBeCloseTo(0);
        },
      ),
    );
  });
});
