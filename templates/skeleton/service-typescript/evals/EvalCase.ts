import { z } from 'zod';

const words = z.array(z.string().min(1)).default([]);

/** One question to the agent and what its answer has to be like. */
export const evalCaseSchema = z.strictObject({
  id: z.string().min(1),
  input: z.string(),
  /** Who said yes to a task that a person has to approve. */
  approvedBy: z.string().min(1).optional(),
  /** `refused`: a guardrail stops the input. `held`: a person has to approve. */
  status: z.enum(['completed', 'refused', 'held']).default('completed'),
  includes: words,
  excludes: words,
});

export type EvalCase = z.output<typeof evalCaseSchema>;

/** What the agent did with a case. */
export interface EvalResult {
  status: 'completed' | 'refused' | 'held' | 'failed';
  /** The answer, or why there is none. */
  text: string;
}
