import { z } from 'zod';
import { commandLogSchema } from '../commands/commandSchema';
import { faultsSchema } from '../faults/faultSchema';
import { releaseStateSchema } from '../router/releaseSchema';

/** What is kept of an instance between starts. */
export const instanceStateSchema = z.strictObject({
  agent: z.string().min(1),
  environment: z.string().min(1),
  faults: faultsSchema,
  /** Absent when the instance runs what its catalog entry says. */
  release: releaseStateSchema.optional(),
  /** The catalog's version when the release was changed. */
  catalogVersion: z.string().optional(),
  /** Absent when no command came with a key or a token. */
  commands: commandLogSchema.optional(),
});

export type InstanceState = z.output<typeof instanceStateSchema>;

export interface StateStore {
  load(): Promise<InstanceState[]>;
  /** Replaces everything that is kept. */
  save(states: InstanceState[]): Promise<void>;
}
