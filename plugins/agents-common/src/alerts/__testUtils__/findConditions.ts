import type { AlertEvidence } from '../evidence';
import { findAlertConditions } from '../findAlertConditions';
import type { AlertCondition, AlertPolicyInForce } from '../model';
import { HOUR, START, createAgent } from './alerts';

/** The reference of an agent. */
export const ref = (name: string) => `component:default/${name}`;

/** What is wrong with three agents, an hour after the start. */
export function find(
  evidence: Partial<AlertEvidence>,
  options: { policies?: AlertPolicyInForce[]; now?: number } = {},
): AlertCondition[] {
  const agents = ['planner', 'tester', 'analyst'].map(name =>
    createAgent(name),
  );
  return findAlertConditions(
    { agents, ...evidence },
    options.policies ?? [],
    options.now ?? START + HOUR,
  );
}

/** Severity and title of each. */
export function say(conditions: readonly AlertCondition[]): string[] {
  return conditions.map(({ severity, title }) => `${severity} ${title}`).sort();
}
