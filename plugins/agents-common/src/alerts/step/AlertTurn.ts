import { burnFingerprint } from '../conditions/findKpiConditions';
import type {
  AlertCondition,
  AlertEventRecord,
  AlertMessage,
  AlertPolicyInForce,
  AlertRecord,
  AlertStep,
} from '../model';
import { createPolicyIndex } from '../policy/policySettings';

/** Beginnings that are remembered. */
const MOST_BEGINNINGS = 20;

/** An alert that is being stepped forward. */
export interface Work {
  /** As it was kept; absent for a new one. */
  before?: AlertRecord;
  alert: AlertRecord;
  /** What holds now; absent when it does not, or it is not known. */
  condition?: AlertCondition;
  /** What was done with it in this step, for the words in which it is told. */
  became?: 'reopened' | 'severity';
  /** When it opens, while it is pending and its condition holds. */
  opensAt?: number;
  /** Fingerprint of the open alert that explains it. */
  root?: string;
  /** Whether it is over as what explained it is: it stays quiet, and explains nothing itself. */
  isLeft?: boolean;
}

/** One step of all alerts: what it starts from, and what comes of it. */
export class AlertTurn {
  static create(step: AlertStep): AlertTurn {
    return new AlertTurn(step, createPolicyIndex(step.policies));
  }

  readonly events: AlertEventRecord[] = [];
  private readonly unknown: ReadonlySet<string>;
  private readonly lost: ReadonlySet<string>;
  readonly messages: AlertMessage[] = [];
  private due: number | undefined;

  private constructor(
    readonly step: AlertStep,
    private readonly findPolicy: (ref: string) => AlertPolicyInForce,
  ) {
    this.unknown = new Set(step.unknownConditions);
    this.lost = new Set(step.lostConditions);
  }

  get now(): number {
    return this.step.now;
  }

  /** When time alone changes something next. */
  get dueAt(): number | undefined {
    return this.due;
  }

  policyOf(alert: AlertRecord): AlertPolicyInForce {
    return this.findPolicy(alert.condition.rule.policy);
  }

  /** Whether it is not known how the thing is that an alert is about. */
  isUnknown(alert: AlertRecord): boolean {
    const { kind, fingerprint } = alert.condition;
    return (
      this.step.unknownKinds.includes(kind) ||
      this.unknown.has(fingerprint) ||
      this.isBurnUnknown(alert)
    );
  }

  /** Whether it counts as over though nobody has said so. */
  isLost({ condition }: AlertRecord): boolean {
    return this.lost.has(condition.fingerprint);
  }

  /** Something changes at this time, unless it is over already. */
  wakeAt(time: number): void {
    if (time > this.now && (this.due === undefined || time < this.due)) {
      this.due = time;
    }
  }

  /** Of an alert that was raised because a budget burns. */
  private isBurnUnknown(alert: AlertRecord): boolean {
    const { rule, fingerprint } = alert.condition;
    const { on } =
      this.policyOf(alert).spec.rules.find(({ id }) => id === rule.id) ?? {};
    return (
      on?.type === 'kpi-burn' &&
      on.burns.some(burn =>
        this.unknown.has(burnFingerprint(fingerprint, burn)),
      )
    );
  }

  write(
    { alert }: Work,
    kind: AlertEventRecord['kind'],
    text: string,
    by?: string,
  ): void {
    this.events.push({
      alertId: alert.id,
      at: this.now,
      kind,
      text,
      ...(by !== undefined && { by }),
    });
  }
}

/** The beginnings with one more. */
export function beginAgain(began: readonly number[], now: number): number[] {
  return [...began, now].slice(-MOST_BEGINNINGS);
}

/** How often an alert began, as `4 times`; only so many beginnings are remembered. */
export function timesOf({ began }: AlertRecord): string {
  const times = began.length;
  return times < MOST_BEGINNINGS ? `${times} times` : `at least ${times} times`;
}

/** Whether an alert was opened and is not over. */
export function isOpen({ state }: AlertRecord): boolean {
  return state === 'open' || state === 'acknowledged';
}

/** When a condition began; what lies ahead of the clock begins now. */
export function beganAt(condition: AlertCondition, now: number): number {
  return Math.min(condition.since, now);
}
