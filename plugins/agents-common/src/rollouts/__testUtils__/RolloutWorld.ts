import { applyOperation } from '../applyOperation';
import { createRollout } from '../createRollout';
import { decide } from '../decide';
import type {
  CommandOutcome,
  EvidenceSegment,
  LedgerDraft,
  ReleaseCounts,
  Rollout,
  RolloutCommand,
  RolloutObservations,
  RolloutOperation,
  RolloutPolicy,
} from '../model';
import { presentSegment } from '../segments';
import { candidateShare } from '../traffic';
import { createJudge } from './createJudge';
import { createPolicy } from './createPolicy';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const START = Date.UTC(2026, 2, 2, 8);

/** A rollout, an agent's traffic, and time: what the engine does, without any I/O. */
export class RolloutWorld {
  rollout: Rollout;
  now = START;
  readonly ledger: LedgerDraft[] = [];
  readonly judge = createJudge();
  /** What the driver has; undefined while it does not answer. */
  traffic = {
    stable: '1.4.0',
    candidate: '1.5.0' as string | undefined,
    former: undefined as string | undefined,
    weight: 0,
  };
  isDriverDown = false;
  /** Requests a minute, of all releases. */
  load = 100;
  /** Laid over what is seen. */
  seen: Partial<RolloutObservations> = {};
  #outcome?: CommandOutcome;
  #fence = 0;
  /** Commands that the driver was given, and that may come through at any time. */
  readonly #late: RolloutCommand[] = [];

  constructor(policy: Partial<RolloutPolicy> = {}) {
    const { rollout, entries } = createRollout({
      id: 'r1',
      agent: 'component:default/architect',
      environment: 'resource:default/production',
      policy: createPolicy(policy),
      policyVersion: 'sha256:0',
      candidate: '1.5.0',
      createdBy: 'user:default/author',
      now: this.now,
    });
    this.rollout = rollout;
    this.ledger.push(...entries);
  }

  /** What is seen now. */
  observe(): RolloutObservations {
    const { stable, candidate, former, weight } = this.traffic;
    return {
      driver: this.isDriverDown
        ? { status: 'error', reason: 'connect ECONNREFUSED' }
        : {
            status: 'ok',
            at: this.now,
            weight,
            stable,
            candidate,
            canRestore: former !== undefined || candidate !== undefined,
          },
      metrics: this.measure(),
      health: { status: 'pass', at: this.now, reason: 'It answers.' },
      gates: [],
      kpis: [],
      plan: { mayStart: true, waitsFor: [] },
      ...(this.#outcome && { command: this.#outcome }),
      ...this.seen,
    };
  }

  /** The present segment at a steady load without any error. */
  measure(): RolloutObservations['metrics'] {
    const query = 'requests_total';
    const present = presentSegment(this.rollout);
    if (!present || this.now <= present.from) {
      return { status: 'no-data', query, reason: 'Nothing was measured.' };
    }
    const to = Math.floor(this.now / MINUTE) * MINUTE;
    const requests = ((to - present.from) / MINUTE) * this.load;
    const share = candidateShare(this.rollout, {
      ...this.traffic,
      status: 'ok',
      at: this.now,
      canRestore: true,
    });
    const segment: EvidenceSegment = {
      ...present,
      to,
      candidate: countsOf((requests * share) / 100),
      stable: countsOf((requests * (100 - share)) / 100),
    };
    return { status: 'ok', at: this.now, query, segment };
  }

  /** Lets the driver do what was asked, so that the next look shows it. */
  carryOut(failure?: string): void {
    const { command } = this.rollout;
    if (!command || this.#outcome?.id === command.id) return;
    const { id } = command;
    const at = this.now;
    if (this.isDriverDown || failure !== undefined) {
      const reason = failure ?? 'connect ECONNREFUSED';
      this.#outcome = { id, status: 'failed', at, reason };
      return;
    }
    if (this.#isRefused(command)) {
      const reason = `There is no ${this.rollout.candidate} to split to.`;
      this.#outcome = { id, status: 'failed', at, reason };
      return;
    }
    this.#outcome = { id, status: 'applied', at };
    this.#shift(command);
  }

  /** The driver is given the command, and nobody hears of it any more. */
  loseSight(): void {
    const { command } = this.rollout;
    if (command && !this.isDriverDown) this.#late.push(command);
  }

  /** What was lost sight of comes through. */
  land(): void {
    for (const command of this.#late.splice(0)) {
      if (!this.#isRefused(command)) this.#shift(command);
    }
  }

  /** As some drivers do. */
  #isRefused({ target }: RolloutCommand): boolean {
    return target.type === 'split' && this.traffic.candidate === undefined;
  }

  #shift({ number, target }: RolloutCommand): void {
    if (number <= this.#fence) return;
    this.#fence = number;
    const { traffic } = this;
    switch (target.type) {
      case 'split':
        traffic.weight = target.weight;
        break;
      case 'promote':
        if (traffic.stable === this.rollout.candidate) break;
        traffic.former = traffic.stable;
        traffic.stable = this.rollout.candidate;
        traffic.candidate = undefined;
        traffic.weight = 0;
        break;
      case 'restore':
        if (traffic.former) traffic.stable = traffic.former;
        traffic.candidate = this.rollout.candidate;
        traffic.former = undefined;
        traffic.weight = 0;
        break;
      default:
        traffic.former = undefined;
    }
  }

  /** Looks and decides once. */
  decide(): void {
    const { rollout, entries } = decide(
      this.rollout,
      this.observe(),
      this.now,
      this.judge,
    );
    this.rollout = rollout;
    this.ledger.push(...entries);
  }

  /** A minute passes, commands are carried out, and it is decided. */
  tick(minutes = 1): void {
    for (let count = 0; count < minutes; count++) {
      this.now += MINUTE;
      this.carryOut();
      this.decide();
    }
  }

  /** Ticks until a state is reached. */
  tickUntil(isThere: (rollout: Rollout) => boolean, minutes = 5_000): void {
    for (let count = 0; count < minutes; count++) {
      if (isThere(this.rollout)) return;
      this.tick();
    }
    throw new Error(
      `It is still ${this.rollout.state} at step ${
        this.rollout.step
      }: ${this.holds()}`,
    );
  }

  operate(
    operation: RolloutOperation,
    by = 'user:default/operator',
    reason: string | undefined = 'because',
  ): void {
    const { rollout, entries } = applyOperation(
      this.rollout,
      operation,
      { by, reason },
      { now: this.now, observations: this.observe() },
    );
    this.rollout = rollout;
    this.ledger.push(...entries);
  }

  holds(): string {
    return this.rollout.holds.map(hold => hold.code).join(' ');
  }

  kinds(): string[] {
    return this.ledger.map(entry => entry.kind);
  }
}

function countsOf(requests: number): ReleaseCounts {
  return {
    requests: Math.round(requests),
    errors: 0,
    failedTasks: 0,
    complaints: 0,
    latency: [],
  };
}
