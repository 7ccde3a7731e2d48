import { isBeyond } from './bound';
import { detectionBoundary } from './detectionBoundary';
import { sequentialEValue } from './sequentialTest';

const detection = {
  share: 0.05,
  requestsPerHour: 2_000,
  baseRate: 0.005,
  candidateRate: 0.02,
  significance: 0.0025,
  longestHours: 2_160,
};

describe('detectionBoundary', () => {
  it.each([0.01, 0.05, 0.25, 0.5, 0.9])(
    'is where the sequential test fails, at a share of %p',
    share => {
      const boundary = detectionBoundary({ ...detection, share });
      const fails = (candidateEvents: number, stableEvents: number) =>
        sequentialEValue([
          {
            candidateRequests: share,
            stableRequests: 1 - share,
            candidateEvents,
            stableEvents,
          },
        ]) >
        1 / detection.significance;

      for (const errors of [1, 2, 3, 5, 8, 13, 21, 34, 89, 233, 610]) {
        const most = Math.floor(boundary.mostStableErrors(errors));
        expect([errors, most < 0 || fails(errors, most)]).toEqual([
          errors,
          true,
        ]);
        expect([errors, fails(errors, Math.max(0, most + 1))]).toEqual([
          errors,
          false,
        ]);
      }
    },
  );

  it('is where the limit fails, and nowhere without one', () => {
    const limit = { allowed: 0.01, confidence: 0.9999 };
    const boundary = detectionBoundary({ ...detection, limit });
    const perHour = detection.requestsPerHour * detection.share;
    for (const errors of [2, 3, 5, 8, 21, 89]) {
      for (let total = 35; total < 20_000; total = Math.ceil(total * 1.3)) {
        const at = total / perHour;
        expect([errors, total, boundary.leastHours(errors, at) === at]).toEqual(
          [
            errors,
            total,
            errors > total ||
              isBeyond(
                { events: errors, total, allowed: limit.allowed },
                limit.confidence,
              ),
          ],
        );
      }
    }
    expect(detectionBoundary(detection).leastHours(1_000, 1)).toBe(Infinity);
  });

  it('has no limit before 30 requests', () => {
    const limit = { allowed: 0.01, confidence: 0.9999 };
    const { leastHours } = detectionBoundary({ ...detection, limit });
    expect(leastHours(5, 0.01)).toBe(0.3);
  });
});
