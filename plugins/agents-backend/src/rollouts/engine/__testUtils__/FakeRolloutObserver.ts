import type {
  EvidenceSegment,
  MetricsObservation,
  Rollout,
  RolloutObservations,
} from '@agent-portal/plugin-agents-common';
import type { TrafficDriver } from '@agent-portal/plugin-agents-node';
import type { RolloutObserver, StoredRollout } from '../../model';
import { toDriverObservation } from '../../observer/toDriverObservation';

const MINUTE_MS = 60_000;
const REQUESTS_A_MINUTE = 60;

/** Sees the traffic of a driver, and measures as much as the clock lets it. */
export class FakeRolloutObserver implements RolloutObserver {
  /** Of the candidate, 0–1. */
  errorRate = 0;
  /** Seen instead, of all rollouts. */
  overrides: Partial<RolloutObservations> = {};
  readonly #driver: Pick<TrafficDriver, 'observe'>;
  readonly #now: () => number;

  constructor(driver: Pick<TrafficDriver, 'observe'>, now: () => number) {
    this.#driver = driver;
    this.#now = now;
  }

  async observe(rollouts: StoredRollout[]): Promise<RolloutObservations[]> {
    const seen = await this.#driver.observe(
      rollouts.map(({ rollout }) => ({
        agentRef: rollout.agent,
        environmentRef: rollout.environment,
        url: 'http://localhost',
        settings: {},
      })),
      {},
    );
    const newest = new Map(
      rollouts.map(({ rollout }) => [rollout.agent, rollout.id]),
    );
    return rollouts.map(({ rollout }, index): RolloutObservations => {
      const newer = newest.get(rollout.agent);
      return {
        driver: toDriverObservation(seen[index], rollout),
        metrics: this.#measure(rollout),
        health: { status: 'pass', reason: 'It answers.' },
        gates: [],
        kpis: [],
        plan: { mayStart: true, waitsFor: [] },
        ...(newer !== rollout.id && { supersededBy: newer }),
        ...this.overrides,
      };
    });
  }

  #measure({ segments }: Rollout): MetricsObservation {
    const query = 'requests of both releases';
    const present = segments.at(-1);
    if (!present) return { status: 'no-data', query, reason: 'No traffic' };
    const at = this.#now();
    const minutes = Math.floor(Math.max(0, at - present.from) / MINUTE_MS);
    const requests = minutes * REQUESTS_A_MINUTE;
    const segment: EvidenceSegment = {
      weight: present.weight,
      from: present.from,
      to: present.from + minutes * MINUTE_MS,
      candidate: counts(requests, Math.round(requests * this.errorRate)),
      stable: counts(9 * requests, 0),
    };
    return { status: 'ok', at, query, segment };
  }
}

function counts(requests: number, errors: number) {
  return { requests, errors, failedTasks: 0, complaints: 0, latency: [] };
}
