import {
  type EvidenceSegment,
  presentSegment,
  type ReleaseCounts,
  type Rollout,
  type RolloutObservations,
} from '@agent-portal/plugin-agents-common';

/** From one tick to the next, in ms. */
const TICK_MS = 15_000;
const BOUNDS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, Number.MAX_VALUE];

/** What a rollout of a healthy canary is seen to do while time passes; nothing is asked of anybody. */
export class SeenTraffic {
  /** Ms since 1970. */
  now: number;

  constructor(now: number) {
    this.now = now;
  }

  pass(): void {
    this.now += TICK_MS;
  }

  observe(rollout: Rollout): RolloutObservations {
    const { command, stable, candidate, weight } = rollout;
    return {
      driver: {
        status: 'ok',
        at: this.now,
        weight,
        stable: stable ?? '1.0.0',
        candidate,
        canRestore: true,
      },
      metrics: this.#measure(rollout),
      health: { status: 'pass', at: this.now, reason: 'All checks pass' },
      gates: [],
      kpis: [],
      plan: { mayStart: true, waitsFor: [] },
      smokeTest: {
        outcome: 'pass',
        at: new Date(this.now).toISOString(),
        checks: [],
      },
      ...(command && {
        command: { id: command.id, status: 'applied', at: this.now },
      }),
    };
  }

  #measure(rollout: Rollout): RolloutObservations['metrics'] {
    const present = presentSegment(rollout);
    const query = 'requests, errors, failed tasks, complaints and latency';
    if (!present) return { status: 'no-data', query, reason: 'No traffic' };
    const ticks = Math.max(0, Math.floor((this.now - present.from) / TICK_MS));
    const segment: EvidenceSegment = {
      weight: present.weight,
      from: present.from,
      to: present.from + ticks * TICK_MS,
      candidate: counts(ticks),
      stable: counts(19 * ticks),
    };
    return { status: 'ok', at: this.now, query, segment };
  }
}

function counts(requests: number): ReleaseCounts {
  return {
    requests,
    errors: Math.floor(requests / 200),
    failedTasks: Math.floor(requests / 100),
    complaints: 0,
    latency: BOUNDS.map((le, index) => ({
      le,
      count: Math.floor(requests / 2 ** (index + 1)),
    })),
  };
}
