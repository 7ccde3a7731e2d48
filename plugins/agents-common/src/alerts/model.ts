import type {
  AffectedAgent,
  AlertKind,
  AlertLink,
  AlertMatcher,
  AlertSeverity,
  AlertState,
} from '../api/types';
import type { AlertPolicySpec } from '../entities';

/** A policy with where it comes from. @public */
export interface AlertPolicyInForce {
  /** Entity reference; that of the shipped policy is `built-in`. */
  ref: string;
  title: string;
  /** Digest of its `spec`. */
  version: string;
  spec: AlertPolicySpec;
}

/**
 * Something that is wrong now, as a rule of a policy sees it.
 *
 * @public
 */
export interface AlertCondition {
  /** Says what it is about: the same thing found again has the same, whatever the severity. */
  fingerprint: string;
  kind: AlertKind;
  severity: AlertSeverity;
  rule: { policy: string; id: string };
  /** Entity reference of the agent or resource; absent for the fleet as a whole. */
  subjectRef?: string;
  subjectTitle: string;
  environmentRef?: string;
  title: string;
  /** The number, then the reason, in one sentence. */
  reason: string;
  /** By reference. */
  agents: AffectedAgent[];
  /** When it began, as measured, ms since 1970. */
  since: number;
  /** How long it must hold before an alert is raised, ms. */
  holdMs: number;
  /** How long it must be over before the alert resolves by itself, ms. */
  resolveAfterMs: number;
  /** Fingerprints of conditions of which this one is a consequence. */
  causes: string[];
  /**
   * Whether it is nothing but the report that its causes fail, by something that answers itself: how
   * severe it is says nothing of how severe they are.
   */
  isReport?: boolean;
  runbook?: string;
  links: AlertLink[];
}

/** What a person or the portal did at some time. @public */
export interface AlertActRecord {
  /** Ms since 1970. */
  at: number;
  /** Entity reference; absent for the portal itself. */
  by?: string;
  reason?: string;
  /** Of an end: whether it only counts as one, as nothing was heard any more. */
  isLost?: boolean;
}

/**
 * An alert as it is kept. Times are ms since 1970.
 *
 * @public
 */
export interface AlertRecord {
  id: string;
  /** Grows with every change. */
  revision: number;
  /**
   * Grows only when somebody who decides about it has to look again: when it opens, becomes more
   * severe, is acknowledged or resolved. A person who saw this one may act on it, whatever else
   * changed meanwhile.
   */
  situation: number;
  /** The condition as it was last seen. */
  condition: AlertCondition;
  /**
   * The worst severity that the condition had since the alert was raised or reopened; it never falls
   * before the alert is resolved.
   */
  severity: AlertSeverity;
  /**
   * `pending` while the condition has not held for long enough; nobody sees it then. One that ends
   * before it was ever opened is `resolved` without `openedAt` and may be forgotten; one that begins
   * again after it was resolved keeps `resolved` while it is pending.
   */
  state: AlertState | 'pending';
  startedAt: number;
  /** When it was raised; absent while pending. */
  openedAt?: number;
  changedAt: number;
  /** When the condition was last found to hold. */
  seenAt: number;
  /** Since when the condition is over, while the alert waits for `resolveAfterMs`. */
  clearedAt?: number;
  /** Times at which the condition began, the newest last, at most 20. */
  began: number[];
  flapping: boolean;
  /** When somebody was last told of it while it was flapping. */
  flappingToldAt?: number;
  acknowledgeBy?: number;
  acknowledged?: AlertActRecord;
  resolved?: AlertActRecord;
  silencedUntil?: number;
  /**
   * Fingerprint of the alert of which this one is a consequence: one that is open, or was resolved
   * only lately, as what follows then has to hold on its own for as long as its rule demands. Where
   * this one is over, too, and waits for `resolveAfterMs`, it stays a consequence until it resolves.
   */
  explainedBy?: string;
  /** Steps of the escalation that were taken. */
  escalationStep: number;
  /** Who is to be told, and who was: entity references. */
  told: string[];
  /** Who was reached since it was opened: entity references. */
  delivered?: string[];
  /** Why the last who were to be told were not reached; absent when they were. */
  unreached?: string;
}

/** Something that happened to an alert, to be kept. @public */
export interface AlertEventRecord {
  alertId: string;
  at: number;
  kind:
    | 'opened'
    | 'reopened'
    | 'severity'
    | 'agents'
    | 'acknowledged'
    | 'escalated'
    | 'told'
    | 'failed'
    | 'silenced'
    | 'explained'
    | 'flapping'
    | 'ended'
    | 'resolved';
  text: string;
  by?: string;
}

/**
 * Somebody who is to be told. Recipients are resolved when it is sent: `owner` and `parent` of the
 * agents that are concerned, or an entity reference.
 *
 * @public
 */
export interface AlertMessage {
  alertId: string;
  /** Same message, same key: it is told once. */
  key: string;
  /** `notification`, `push`, or the name of a channel of the configuration. */
  channel: string;
  to: string[];
  event: 'opened' | 'reopened' | 'severity' | 'escalated' | 'resolved';
  /** Of the alert, when it was to be told: the most severe goes out first. */
  severity: AlertSeverity;
  at: number;
}

/** A silence as it is kept. Times are ms since 1970. @public */
export interface AlertSilenceRecord {
  id: string;
  matcher: AlertMatcher;
  reason: string;
  by: string;
  createdAt: number;
  startsAt: number;
  endsAt: number;
  ended?: AlertActRecord;
}

/** Maintenance as it is kept. Times are ms since 1970. @public */
export interface MaintenanceRecord {
  id: string;
  /** Entity references. */
  agentRefs: string[];
  environmentRef?: string;
  reason: string;
  by: string;
  createdAt: number;
  startsAt: number;
  endsAt: number;
  ended?: AlertActRecord;
}

/** What alerts are stepped forward from. @public */
export interface AlertStep {
  /** Alerts that are not resolved, and those resolved or last seen (`seenAt`) within the last day. */
  alerts: readonly AlertRecord[];
  /** Everything that is wrong now. */
  conditions: readonly AlertCondition[];
  /**
   * Kinds whose evidence could not be collected this time: their alerts stay as they are, as what
   * is not known is not over.
   */
  unknownKinds: readonly AlertKind[];
  /**
   * Fingerprints of things of which it is not known how they are, as `listUnknownConditions` says:
   * their alerts stay as they are, too.
   */
  unknownConditions?: readonly string[];
  /**
   * Fingerprints of things that count as over though nobody has said so, as `listLostConditions`
   * says: their alerts end like others, and tell that it is not known.
   */
  lostConditions?: readonly string[];
  silences: readonly AlertSilenceRecord[];
  maintenance: readonly MaintenanceRecord[];
  policies: readonly AlertPolicyInForce[];
  now: number;
  /** Makes the id of a new alert. */
  createId: () => string;
}

/** What a step changes. @public */
export interface AlertStepResult {
  /** Those that are new or differ, with their revision raised. */
  changed: AlertRecord[];
  /**
   * Those that were only seen again, with newer numbers: at most one a minute each, with the
   * revision they had. To be kept only where the revision is still that one.
   */
  refreshed: AlertRecord[];
  events: AlertEventRecord[];
  messages: AlertMessage[];
  /** When time alone changes something next; absent when nothing waits for time. */
  dueAt?: number;
}
