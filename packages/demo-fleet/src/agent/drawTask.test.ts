import { Faults } from '../faults/faultSchema';
import { defaultProfile } from '../profiles/defaultProfile';
import { createRandom } from '../random/createRandom';
import { Release } from '../router/releaseSchema';
import { drawTask } from './drawTask';

const profile = {
  ...defaultProfile('tester'),
  latency: { median: 1, spread: 0.3 },
  errorRate: 0.01,
};

function drawMany(
  options: { release?: Partial<Release>; faults?: Faults; drift?: number } = {},
) {
  const random = createRandom('tasks');
  return Array.from({ length: 5000 }, () =>
    drawTask({
      profile,
      release: { version: '1.0.0', ...options.release },
      faults: options.faults ?? {},
      drift: options.drift ?? 1,
      random,
    }),
  );
}

function errorShare(tasks: Array<{ errorType: string }>): number {
  return tasks.filter(({ errorType }) => errorType !== '').length / 5000;
}

describe('drawTask', () => {
  it('fails as often as the profile says', () => {
    expect(errorShare(drawMany())).toBeGreaterThan(0.005);
    expect(errorShare(drawMany())).toBeLessThan(0.015);
  });

  it('fails more often under a fault, and says which errors are injected', () => {
    const tasks = drawMany({ faults: { errors: 0.2 } });
    expect(errorShare(tasks)).toBeGreaterThan(0.18);
    expect(errorShare(tasks)).toBeLessThan(0.22);
    const injected = tasks.filter(
      ({ errorType }) => errorType === 'fault_injected',
    );
    expect(injected.length / 5000).toBeGreaterThan(0.17);
  });

  it('lets a release bring its own error rate, lower or higher', () => {
    expect(errorShare(drawMany({ release: { errors: 0 } }))).toBe(0);
    expect(errorShare(drawMany({ release: { errors: 1 } }))).toBe(1);
  });

  it('does not shift the draws of later tasks when a fault is set', () => {
    const usual = drawMany().map(({ quality }) => quality);
    const disturbed = drawMany({ faults: { errors: 1 } });
    expect(disturbed.map(({ quality }) => quality)).toEqual(usual);
  });

  it('applies the changes of latency of release and fault', () => {
    const [usual] = drawMany();
    const [slow] = drawMany({
      release: { latency: { factor: 2 } },
      faults: { latency: { factor: 3, addMs: 500 } },
    });
    expect(slow.seconds).toBeCloseTo(usual.seconds * 6 + 0.5);
  });

  it('never completes a task that ended in an error', () => {
    const failed = drawMany({ faults: { errors: 0.5 } }).filter(
      ({ errorType }) => errorType !== '',
    );
    expect(failed.some(({ completed }) => completed)).toBe(false);
  });
});
