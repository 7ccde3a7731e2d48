import type { RolloutRow } from '@agent-portal/plugin-agents-common';
import type { z } from 'zod/v3';

/** The fields in which a registered action tells of a rollout. */
export function rolloutSummarySchema(zod: typeof z) {
  return zod.object({
    id: zod.string(),
    revision: zod.number(),
    agent: zod.string(),
    environment: zod.string(),
    candidate: zod.string(),
    stable: zod.string().optional(),
    state: zod.string(),
    weight: zod.number().describe('Percent meant for the candidate'),
    reason: zod.string(),
    bake: zod.string().optional(),
    verdict: zod.string().optional(),
    holds: zod.array(zod.string()),
    gates: zod.array(
      zod.object({
        id: zod.string(),
        title: zod.string(),
        outcome: zod.string(),
        text: zod.string(),
      }),
    ),
    operations: zod
      .array(
        zod.object({
          operation: zod.string(),
          gate: zod.string().optional(),
          signal: zod.string().optional(),
          effect: zod.string().optional(),
        }),
      )
      .describe('What the caller may do now'),
  });
}

export function toRolloutSummary(row: RolloutRow) {
  const { bake, verdict, stable } = row;
  return {
    id: row.id,
    revision: row.revision,
    agent: row.agent,
    environment: row.environment,
    candidate: row.candidate,
    ...(stable !== undefined && { stable }),
    state: row.state,
    weight: row.weight,
    reason: row.reason,
    ...(bake && { bake: bake.text }),
    ...(verdict && { verdict: `${verdict.outcome}: ${verdict.text}` }),
    holds: row.holds.map(({ text }) => text),
    gates: row.gates.map(({ id, title, outcome, text }) => ({
      id,
      title,
      outcome,
      text,
    })),
    operations: row.operations
      .filter(({ allowed }) => allowed)
      .map(({ operation, gate, signal, effect }) => ({
        operation,
        ...(gate !== undefined && { gate }),
        ...(signal !== undefined && { signal }),
        ...(effect !== undefined && { effect }),
      })),
  };
}
