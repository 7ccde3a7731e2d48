/* eslint-disable jest/no-export -- a suite that others run on their sources */
import type { MetricsObservation } from '@agent-portal/plugin-agents-common';

/**
 * What the counters of a release show at a moment; what is left out is not there yet.
 *
 * @public
 */
export interface ReleaseCounters {
  /** Requests that ended well. */
  ok?: number;
  /** Requests that ended in an error. */
  failed?: number;
}

/**
 * One reading of an instance: counters by version, and how long after the start of the segment, in
 * ms; negative for one before it.
 *
 * @public
 */
export interface ReleaseReading {
  at: number;
  releases: { [version: string]: ReleaseCounters };
}

/**
 * What {@link releaseEvidenceContract} tries a source on.
 *
 * @public
 */
export interface ReleaseEvidenceWorld {
  /**
   * Asks right after the last reading, from the start of the segment. Counters have the label
   * `version`; requests ended in errors where `error` is not empty, and are tasks that failed; all
   * that ended well took less than 1 s, the others longer.
   */
  observe(request: {
    candidate: string;
    stable: string;
    weight: number;
  }): Promise<MetricsObservation>;
  /** Ends what the test started. */
  stop(): Promise<void>;
}

const EVERY = 15_000;

/** Readings every 15 s, the first two of them before the segment begins. */
function readings(
  ...list: Array<{ [version: string]: ReleaseCounters }>
): ReleaseReading[] {
  return list.map((releases, index) => ({ at: (index - 1) * EVERY, releases }));
}

/**
 * Declares the tests that every source of release evidence has to pass, with the global functions of
 * Jest.
 *
 * @param options - `create` makes an instance with the readings, newest last.
 *
 * @public
 */
export function releaseEvidenceContract(options: {
  create: (readings: ReleaseReading[]) => Promise<ReleaseEvidenceWorld>;
}): void {
  const observe = async (
    list: ReleaseReading[],
    change: { candidate?: string; stable?: string; weight?: number } = {},
  ): Promise<MetricsObservation> => {
    const world = await options.create(list);
    try {
      return await world.observe({
        candidate: '1.5.0',
        stable: '1.4.0',
        weight: 10,
        ...change,
      });
    } finally {
      await world.stop();
    }
  };
  const still = {
    '1.4.0': { ok: 1_000, failed: 10 },
    '1.5.0': { ok: 50, failed: 5 },
  };

  describe('contract of release evidence', () => {
    it('counts both releases side by side, since the segment began', async () => {
      const seen = await observe(
        readings(
          still,
          still,
          {
            '1.4.0': { ok: 1_050, failed: 12 },
            '1.5.0': { ok: 55, failed: 5 },
          },
          {
            '1.4.0': { ok: 1_100, failed: 20 },
            '1.5.0': { ok: 60, failed: 8 },
          },
        ),
      );
      expect(seen).toMatchObject({
        status: 'ok',
        segment: {
          weight: 10,
          stable: { requests: 110, errors: 10, failedTasks: 10, complaints: 0 },
          candidate: { requests: 13, errors: 3, failedTasks: 3 },
        },
      });
      const latency =
        seen.status === 'ok' ? seen.segment.candidate.latency : [];
      expect(latency.filter(({ count }) => count > 0)).toEqual([
        { le: 1, count: 10 },
        { le: Infinity, count: 3 },
      ]);
    });

    it('counts an error that had never happened before', async () => {
      const quiet = { '1.4.0': { ok: 1_000 }, '1.5.0': { ok: 50 } };
      expect(
        await observe(
          readings(quiet, quiet, {
            '1.4.0': { ok: 1_010 },
            '1.5.0': { ok: 59, failed: 1 },
          }),
        ),
      ).toMatchObject({
        status: 'ok',
        segment: { candidate: { requests: 10, errors: 1 } },
      });
    });

    it('counts a release from its first request on', async () => {
      const old = { '1.4.0': { ok: 1_000, failed: 10 } };
      expect(
        await observe(
          readings(
            old,
            old,
            { ...old, '1.5.0': { ok: 4, failed: 1 } },
            { ...old, '1.5.0': { ok: 9, failed: 1 } },
          ),
        ),
      ).toMatchObject({
        status: 'ok',
        segment: {
          candidate: { requests: 10, errors: 1 },
          stable: { requests: 0 },
        },
      });
    });

    it('takes a release that is counted and idle for one that did nothing', async () => {
      expect(await observe(readings(still, still, still))).toMatchObject({
        status: 'ok',
        segment: {
          candidate: { requests: 0, errors: 0 },
          stable: { requests: 0 },
        },
      });
    });

    it('does not take a release that is not counted for one that did nothing', async () => {
      expect(
        await observe(readings(still, still, still), { candidate: '1.6.0' }),
      ).toMatchObject({
        status: 'no-data',
        reason: expect.stringContaining(
          'no requests of the release 1.6.0; they count 1.4.0, 1.5.0',
        ),
      });
    });

    it('needs no release that has no share of the traffic', async () => {
      expect(
        await observe(readings(still, still, still), {
          candidate: '1.6.0',
          weight: 0,
        }),
      ).toMatchObject({ status: 'ok' });
      expect(
        await observe(readings(still, still, still), {
          stable: '1.3.0',
          weight: 100,
        }),
      ).toMatchObject({ status: 'ok' });
    });

    it('says what was asked and when the newest of it was measured', async () => {
      const seen = await observe(readings(still, still, still));
      expect(seen.query).toContain('requests_total');
      expect(seen.status === 'ok' && seen.at).toBeGreaterThan(0);
    });
  });
}
