import { z } from 'zod';

/** How a latency is changed: first multiplied, then lengthened. */
export const latencyChangeSchema = z.strictObject({
  factor: z.number().positive().max(100).optional(),
  /** Milliseconds. */
  addMs: z.number().min(0).max(60_000).optional(),
});

export type LatencyChange = z.output<typeof latencyChangeSchema>;

export const healthFaults = [
  'garbage',
  'slow-body',
  'cut-body',
  'redirect',
  'hang',
] as const;

/** What can go wrong with an instance on request; an empty object is no fault. */
export const faultsSchema = z.strictObject({
  /** Share of tasks that fail, as a ratio; the agent's own rate if higher. */
  errors: z.number().min(0).max(1).optional(),
  latency: latencyChangeSchema.optional(),
  /** Every request is accepted and never answered. */
  hang: z.boolean().optional(),
  /** The listener is closed: connections are refused. */
  down: z.boolean().optional(),
  /** Misbehaviour of the health endpoints alone. */
  health: z.enum(healthFaults).optional(),
  /** Names of dependencies that cannot be reached. */
  dependencies: z.array(z.string().min(1).max(100)).max(50).optional(),
});

/** What can go wrong with something that agents share. */
export const dependencyFaultsSchema = z.strictObject({ down: z.boolean() });

export type Faults = z.output<typeof faultsSchema>;
