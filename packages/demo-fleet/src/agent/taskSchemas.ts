import { z } from 'zod';

const name = z.string().min(1).max(100);

/** Body of `POST /invoke`. */
export const taskRequestSchema = z.strictObject({
  user: name.default('anonymous'),
  feature: name.default('unspecified'),
  input: z.string().max(10_000).optional(),
});

export type TaskRequest = z.output<typeof taskRequestSchema>;

/** Answer of `POST /invoke`. */
export const taskResultSchema = z.object({
  id: z.string(),
  agent: z.string(),
  environment: z.string(),
  release: z.string(),
  outcome: z.enum(['completed', 'failed']),
  durationSeconds: z.number(),
  quality: z.number().optional(),
  error: z.object({ type: z.string(), message: z.string() }).optional(),
});

export type TaskResult = z.output<typeof taskResultSchema>;

/** Body of `POST /feedback`: about a task answered a short while ago. */
export const feedbackSchema = z
  .strictObject({
    task: z.string().min(1).max(100),
    score: z.number().int().min(1).max(5).optional(),
    complaint: z.boolean().optional(),
  })
  .refine(feedback => feedback.score !== undefined || feedback.complaint, {
    error: 'must have a score, a complaint or both',
  });

export type Feedback = z.output<typeof feedbackSchema>;
