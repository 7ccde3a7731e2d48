import type { Entity } from '@backstage/catalog-model';
import type { AGENT_PORTAL_API_VERSION, ALERT_POLICY_KIND } from './constants';
import type { EnvironmentStage } from './EnvironmentEntity';
import type { KpiCategory } from './KpiSetEntity';
import type { WaveAgents } from './RolloutPlanEntity';

/** How severe an alert is, `P0` the most. @public */
export type AlertPolicySeverity = 'P0' | 'P1' | 'P2' | 'P3';

/**
 * An instance of an agent is in one of these states of health.
 *
 * With `scope: agent` it is raised only when every instance of the agent in the stage is.
 *
 * @public
 */
export type HealthAlertTrigger = {
  type: 'health';
  status: Array<'warn' | 'unknown' | 'fail'>;
  scope?: 'instance' | 'agent';
};

/**
 * Something that agents depend on is reported as failing, once for all agents that report it; their
 * own alerts are explained by it.
 *
 * @public
 */
export type DependencyAlertTrigger = {
  type: 'dependency';
  status: Array<'warn' | 'fail'>;
  /** Only when at least so many agents report it. Default 1. */
  agents?: number;
};

/** A KPI has one of these verdicts. @public */
export type KpiAlertTrigger = {
  type: 'kpi';
  status: Array<'at-risk' | 'not-met' | 'unknown'>;
  /** Ids of KPIs; absent: all. */
  kpis?: string[];
  categories?: KpiCategory[];
};

/** The error budget of a KPI is used up too fast, over a long and a short window at once. @public */
export type KpiBurnAlertTrigger = {
  type: 'kpi-burn';
  burns: Array<'fast' | 'slow' | 'ticket'>;
  kpis?: string[];
};

/** A rollout has come to one of these states. @public */
export type RolloutAlertTrigger = {
  type: 'rollout';
  states: Array<'rolled-back' | 'failed' | 'held' | 'rolling-back'>;
};

/** An agent has lost a level, or is below one that a gate demands of where it runs. @public */
export type ReadinessAlertTrigger = {
  type: 'readiness';
  change: Array<'level-lost' | 'below-required'>;
};

/**
 * An alert that another system sent, whose labels are all equal to these. A rule with none is for
 * what no other rule of the policy takes.
 *
 * @public
 */
export type ExternalAlertTrigger = {
  type: 'external';
  labels: { [label: string]: string };
};

/** What an alert is raised from. @public */
export type AlertTrigger =
  | HealthAlertTrigger
  | DependencyAlertTrigger
  | KpiAlertTrigger
  | KpiBurnAlertTrigger
  | RolloutAlertTrigger
  | ReadinessAlertTrigger
  | ExternalAlertTrigger;

/**
 * One rule. Of several that fit the same thing, the most severe raises the alert.
 *
 * @public
 */
export type AlertRule = {
  /** Kebab-case, unique within the policy. */
  id: string;
  title?: string;
  on: AlertTrigger;
  severity: AlertPolicySeverity;
  /** Only for instances in these stages; absent: production, and of external alerts all. */
  stages?: EnvironmentStage[];
  /** How long the condition must hold first, a duration. Default `0s`. */
  for?: string;
  /** How long it must be over before the alert resolves by itself, a duration. Default `1m`. */
  resolveAfter?: string;
  /** What to do, an address. */
  runbook?: string;
};

/**
 * A step of the escalation: whom to tell. `owner` is the owner of the agents that are concerned,
 * `parent` the group above it; anything else is an entity reference of a group or user.
 *
 * @public
 */
export type AlertEscalationStep = {
  to: string[];
  /** When it is taken, as a multiple of the time to acknowledge. 0 is at once; 1 when the deadline is missed. */
  after: number;
  /** Only for these severities; absent: all. */
  severities?: AlertPolicySeverity[];
};

/** A regular report to a group. @public */
export type AlertDigest = {
  every: 'day' | 'week' | 'month';
  /** Time of day, `HH:MM`. */
  at: string;
  /** IANA time zone. Default `UTC`. */
  timeZone?: string;
  /** Entity references of groups or users. */
  to: string[];
  /** What it tells of, in this order. */
  sections: Array<
    'rollouts' | 'readiness' | 'health' | 'alerts' | 'kpis' | 'business'
  >;
};

/** The `spec` of an `AlertPolicy`. @public */
export type AlertPolicySpec = {
  owner: string;
  /** Whether it applies to every agent that no other policy chooses. */
  default?: boolean;
  /** The agents that it applies to; absent only in a default policy. */
  agents?: WaveAgents;
  rules: AlertRule[];
  /** Time to acknowledge by severity. Default 5 min, 30 min, 2 h and 24 h. */
  acknowledgeWithin?: { [severity in AlertPolicySeverity]?: string };
  /** Default: the owner at once, the parent group when the deadline is missed. */
  escalation?: AlertEscalationStep[];
  /** Least severe alerts that are told at all, by channel: names of the configuration, `notification` or `push`. */
  channels?: { [channel: string]: AlertPolicySeverity };
  /** An alert that began more often than `times` within `within` is flapping. Default 3 within `1h`. */
  flapping?: { times: number; within: string };
  digests?: AlertDigest[];
};

/**
 * What is worth an alert, how severe it is, and who is told.
 *
 * @public
 */
export interface AlertPolicyEntity extends Entity {
  apiVersion: typeof AGENT_PORTAL_API_VERSION;
  kind: typeof ALERT_POLICY_KIND;
  spec: AlertPolicySpec;
}
