import type { HealthStatus } from '../api/types';
import { combineHealth } from './combineHealth';
import type { HealthReading } from './HealthReading';

function reading(
  status: HealthStatus,
  change: Partial<HealthReading> = {},
): HealthReading {
  return {
    status,
    reason: `Reports ${status}`,
    cause: 'reports:',
    components: [],
    isDocument: true,
    ...change,
  };
}

const database = { id: 'database:connections', status: 'fail' as const };

describe('combineHealth', () => {
  it.each([
    ['pass', 'pass', 'pass'],
    ['pass', 'warn', 'warn'],
    ['pass', 'fail', 'fail'],
    ['warn', 'pass', 'warn'],
    ['warn', 'fail', 'fail'],
    ['fail', 'warn', 'fail'],
    ['unknown', 'fail', 'unknown'],
    ['pass', 'unknown', 'pass'],
  ] as const)('of %s and %s is %s', (own, dependencies, status) => {
    expect(combineHealth(reading(own), reading(dependencies)).status).toBe(
      status,
    );
  });

  it('gives the reason of the one that decides, and the components of both', () => {
    const combined = combineHealth(
      reading('pass', {
        release: '1.4.0',
        components: [{ id: 'self', status: 'pass' }],
      }),
      reading('fail', {
        cause: 'reports:database:connections',
        components: [database],
      }),
    );
    expect(combined).toEqual({
      status: 'fail',
      reason: 'Dependencies: reports fail',
      cause: 'dependencies-reports:database:connections',
      release: '1.4.0',
      components: [
        { id: 'self', status: 'pass' },
        { ...database, dependency: true },
      ],
      isDocument: true,
    });
  });

  it.each(['http-404', 'http-405', 'no-document'])(
    'is that of the instance alone when the second document is not there: %s',
    cause => {
      const liveness = reading('pass');
      const status = cause === 'no-document' ? 'unknown' : 'fail';
      expect(
        combineHealth(liveness, reading(status, { cause, isDocument: false })),
      ).toBe(liveness);
      expect(combineHealth(liveness, undefined)).toBe(liveness);
    },
  );

  it.each(['http-500', 'timeout', 'closed'])(
    'is a warning when the second document could not be told: %s',
    cause => {
      const dependencies = reading('fail', { cause, isDocument: false });
      expect(combineHealth(reading('pass'), dependencies).status).toBe('warn');
    },
  );

  it('keeps no more components than one document may have', () => {
    const components = Array.from({ length: 50 }, () => database);
    expect(
      combineHealth(
        reading('pass', { components }),
        reading('pass', { components }),
      ).components,
    ).toHaveLength(50);
  });
});
