import { z } from 'zod';

const ratio = z.number().min(0).max(1);
const names = z.array(z.string().min(1).max(60)).max(40);

/** How an agent behaves. */
export const profileSchema = z.strictObject({
  /** Log-normal: median in seconds, spread of the logarithm. */
  latency: z.strictObject({
    median: z.number().positive().max(60),
    spread: z.number().min(0).max(2),
  }),
  /** Share of tasks that end in an error. */
  errorRate: ratio,
  /** Share of tasks that end without error and without the wanted result. */
  taskFailureRate: ratio,
  /** Score that the evaluation of an answer gets, 0 to 1. */
  quality: z.strictObject({ mean: ratio, spread: ratio }),
  /** Share of answers that users rate, and how often they give 1, 2, 3, 4, 5. */
  feedback: z.strictObject({
    share: ratio,
    weights: z
      .array(z.number().min(0))
      .length(5)
      .refine(weights => weights.some(weight => weight > 0), {
        error: 'must not all be 0',
      }),
  }),
  /** Share of good answers that users complain about, and of failed ones. */
  complaints: z.strictObject({ good: ratio, failed: ratio }),
  /** Tasks that the agent works on at a time. */
  workers: z.number().int().min(1).max(1000),
  /** Tasks a second in production; other stages get a part of it. */
  requestsPerSecond: z.number().positive().max(1000),
  /** People who could use the agent, who do daily, and who do at times. */
  users: z
    .strictObject({
      total: z.number().int().min(1).max(10_000),
      regular: z.number().int().min(0),
      occasional: z.number().int().min(0),
    })
    .refine(users => users.regular + users.occasional <= users.total, {
      error: 'must have regular and occasional within total',
    })
    .refine(users => users.regular + users.occasional > 0, {
      error: 'must have a regular or occasional user',
    }),
  /** Features that people use, and those that nobody does. */
  features: z.strictObject({ used: names.min(1), unused: names }),
  /** Median tokens of a task. */
  tokens: z.strictObject({
    input: z.number().positive(),
    output: z.number().positive(),
  }),
  /** How much latency, load and quality wander, and how fast. */
  drift: z.strictObject({
    amplitude: z.number().min(0).max(0.9),
    periodMinutes: z.number().positive(),
  }),
});

export type Profile = z.output<typeof profileSchema>;

/** What a stage changes: factors for load, people, latency and error rate. */
export const stageSchema = z.strictObject({
  load: z.number().positive(),
  users: z.number().positive().max(1),
  latency: z.number().positive(),
  errors: z.number().min(0),
});

export const profileBookSchema = z.strictObject({
  stages: z.strictObject({
    development: stageSchema,
    staging: stageSchema,
    production: stageSchema,
  }),
  /** Whatever an agent leaves out comes from a default made from its name. */
  agents: z.record(z.string(), profileSchema.partial()),
});

/** The content of `profiles.yaml`. */
export type ProfileBook = z.output<typeof profileBookSchema>;
