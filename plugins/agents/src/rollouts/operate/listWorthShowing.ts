import type { AllowedOperation } from '@agent-portal/plugin-agents-common';

type Operation = AllowedOperation['operation'];

/** Each makes no sense while the other can be done: what is not paused cannot be resumed. */
const INSTEAD: Partial<Record<Operation, Operation>> = {
  pause: 'resume',
  resume: 'pause',
  abort: 'rollback',
  rollback: 'abort',
  retry: 'abort',
};

/**
 * The operations that are worth a button: those that may be done, and those that may not for a
 * reason that somebody would want to know.
 */
export function listWorthShowing(
  operations: readonly AllowedOperation[],
): AllowedOperation[] {
  const possible = new Set(
    operations
      .filter(({ allowed }) => allowed)
      .map(({ operation }) => operation),
  );
  return operations.filter(({ operation, allowed, reason }) => {
    if (allowed) return true;
    const instead = INSTEAD[operation];
    return Boolean(reason) && !(instead && possible.has(instead));
  });
}
