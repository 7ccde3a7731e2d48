import { z } from 'zod';
import { longestInput } from '../guardrails/validateInput.ts';

const user = z.string().trim().min(1).max(200);

/** Body of a task. The gateway before the service is what vouches for the users. */
export const taskBody = z.strictObject({
  input: z.string().max(longestInput),
  user: user.default('anonymous'),
  /** Who approved a task that was held. */
  approvedBy: user.optional(),
});

/** Body of a user's opinion about an answer. */
export const feedbackBody = z
  .strictObject({
    task: z.uuid().optional(),
    user: user.default('anonymous'),
    rating: z.number().int().min(1).max(5).optional(),
    complaint: z.boolean().default(false),
  })
  .refine(({ rating, complaint }) => rating !== undefined || complaint, {
    error: 'needs a rating from 1 to 5, a complaint or both',
  });

/** Body of A2A's SendMessage; parts of other kinds than text are refused. */
export const messageBody = z.object({
  message: z.object({
    messageId: z.string().min(1).max(200),
    contextId: z.string().max(200).optional(),
    role: z.literal('ROLE_USER'),
    parts: z
      .array(z.object({ text: z.string() }))
      .min(1)
      .max(50),
  }),
});
