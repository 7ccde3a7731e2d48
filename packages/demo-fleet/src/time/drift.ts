/** A slow wave that keeps an agent's behaviour moving. */
export interface Drift {
  /** Largest deviation from 1, as a ratio. */
  amplitude: number;
  periodMinutes: number;
}

/**
 * The factor at a time: 1 plus two sine waves of different length, so that the
 * curve does not look like a sine. `phase` is a ratio of the period.
 */
export function driftFactor(drift: Drift, phase: number, now: number): number {
  const turns = now / (drift.periodMinutes * 60_000) + phase;
  const slow = Math.sin(2 * Math.PI * turns);
  const fast = Math.sin(2 * Math.PI * turns * 3.7 + 1);
  return 1 + drift.amplitude * (0.7 * slow + 0.3 * fast);
}
