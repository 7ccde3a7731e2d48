import { z } from 'zod';
import { latencyChangeSchema } from '../faults/faultSchema';

const versionSchema = z
  .string()
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9.+_-]{0,62}$/,
    'must be a version such as 1.5.0 (letters, digits and . + _ -)',
  );

/** A version together with what it changes in the agent's behaviour. */
export const releaseSchema = z.strictObject({
  version: versionSchema,
  /** Share of tasks that fail, as a ratio, in place of the profile's rate. */
  errors: z.number().min(0).max(1).optional(),
  latency: latencyChangeSchema.optional(),
});

export type Release = z.output<typeof releaseSchema>;

/** Percentage of requests that the candidate gets. */
export const weightSchema = z.number().min(0).max(100);

/** Body of a release change; without a candidate, the present one stays. */
export const releaseChangeSchema = z.strictObject({
  candidate: releaseSchema.optional(),
  /** The present candidate that is meant; a different one is a conflict. */
  version: versionSchema.optional(),
  weight: weightSchema,
});

export type ReleaseChange = z.output<typeof releaseChangeSchema>;

export const promotionSchema = z.strictObject({
  /** The candidate that is meant; a different one is a conflict. */
  version: versionSchema.optional(),
  /** Whether the release that was stable can be gone back to; it can by default. */
  keepFormer: z.boolean().optional(),
});

export type Promotion = z.output<typeof promotionSchema>;

export const restorationSchema = z.strictObject({
  /** The release that is to serve alone. */
  version: versionSchema.optional(),
});

export type Restoration = z.output<typeof restorationSchema>;

export const demotionSchema = z.strictObject({
  /** Name or reference of the environment that gets the former release. */
  to: z.string().min(1).max(200),
  /** The former release that is meant; a different one is a conflict. */
  version: versionSchema.optional(),
});

export type Demotion = z.output<typeof demotionSchema>;

export const releaseStateSchema = z.strictObject({
  stable: releaseSchema,
  candidate: releaseSchema.optional(),
  /** What was stable before a promotion, as long as it can be gone back to. */
  former: releaseSchema.optional(),
  weight: weightSchema,
});

/** Which releases an instance runs, and how requests are split between them. */
export type ReleaseState = z.output<typeof releaseStateSchema>;
