/** The highest fencing token that was accepted for a Rollout. */
export const FENCE = 'agentportal.dev/fencing-token';

/** Id of the last command that was accepted. */
export const COMMAND = 'agentportal.dev/command';

/** What the last command was for: `split`, `promote`, `restore` or `demote`. */
export const TARGET = 'agentportal.dev/command-target';

/** Hash of the pods that were stable before a promotion and can be gone back to. */
export const FORMER = 'agentportal.dev/former';

/** By which Argo Rollouts tells the pods of revisions apart. */
export const POD_HASH = 'rollouts-pod-template-hash';
