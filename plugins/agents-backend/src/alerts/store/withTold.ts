import type { AlertRecord } from '@agent-portal/plugin-agents-common';

/** An alert of which somebody was told. */
export function withTold(
  record: AlertRecord,
  refs: readonly string[],
): AlertRecord {
  const { delivered = [], told, unreached: _, ...rest } = record;
  return {
    ...rest,
    told: [...new Set([...told, ...refs])],
    delivered: [...new Set([...delivered, ...refs])],
  };
}
