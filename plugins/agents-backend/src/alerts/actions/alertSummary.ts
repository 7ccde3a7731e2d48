import type { AlertRow } from '@agent-portal/plugin-agents-common';
import type { z } from 'zod/v3';

/** The fields in which a registered action tells of an alert. */
export function alertSummarySchema(zod: typeof z) {
  return zod.object({
    id: zod.string(),
    revision: zod.number(),
    severity: zod.string(),
    state: zod.string(),
    kind: zod.string(),
    title: zod.string(),
    reason: zod.string(),
    environment: zod.string().optional(),
    agents: zod
      .array(zod.string())
      .describe('References of the agents concerned, at most 20'),
    agentsTotal: zod.number(),
    startedAt: zod.string(),
    acknowledgeBy: zod.string().optional(),
    acknowledgedBy: zod.string().optional(),
    explainedBy: zod.string().optional(),
    runbook: zod.string().optional(),
    did: zod.array(zod.string()),
    operations: zod.array(zod.string()).describe('What the caller may do now'),
  });
}

export function toAlertSummary(row: AlertRow) {
  const { environment, acknowledgeBy, acknowledged, explainedBy, runbook } =
    row;
  return {
    id: row.id,
    revision: row.revision,
    severity: row.severity,
    state: row.state,
    kind: row.kind,
    title: row.title,
    reason: row.reason,
    ...(environment !== undefined && { environment }),
    agents: row.agents.map(({ ref }) => ref),
    agentsTotal: row.agentsTotal,
    startedAt: row.startedAt,
    ...(acknowledgeBy !== undefined && { acknowledgeBy }),
    ...(acknowledged?.by !== undefined && { acknowledgedBy: acknowledged.by }),
    ...(explainedBy && { explainedBy: explainedBy.title }),
    ...(runbook !== undefined && { runbook }),
    did: row.did,
    operations: row.operations
      .filter(({ allowed }) => allowed)
      .map(({ operation }) => operation),
  };
}
