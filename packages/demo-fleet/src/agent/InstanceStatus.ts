import { z } from 'zod';
import { faultsSchema } from '../faults/faultSchema';
import { releaseStateSchema } from '../router/releaseSchema';

/** An instance as the control API shows it. */
export const instanceStatusSchema = z.object({
  agent: z.string(),
  title: z.string(),
  environment: z.string(),
  stage: z.enum(['development', 'staging', 'production']),
  url: z.string(),
  listening: z.boolean(),
  /** Why it does not listen although it should. */
  problem: z.string().optional(),
  faults: faultsSchema,
  faultsInWords: z.string(),
  release: releaseStateSchema,
  /** The highest fencing token that was accepted. */
  fence: z.number().optional(),
  lastMinute: z.object({
    requests: z.number(),
    errors: z.number(),
    releases: z.array(
      z.object({
        version: z.string(),
        requests: z.number(),
        errors: z.number(),
        meanSeconds: z.number().optional(),
      }),
    ),
  }),
  workers: z.object({
    capacity: z.number(),
    queued: z.number(),
    queueFull: z.boolean(),
    utilization: z.number(),
  }),
});

export type InstanceStatus = z.output<typeof instanceStatusSchema>;
