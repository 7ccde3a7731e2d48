import {
  allowedShare,
  evaluateBudget,
  type KpiBudget,
  type KpiDefinition,
} from '@agent-portal/plugin-agents-common';
import type { KpiState } from './states/KpiStateStore';

/** Judges the error budget of a KPI from what was counted last; undefined for one that has none. */
export function judgeBudget(
  definition: KpiDefinition,
  state: KpiState | undefined,
  now: number,
): KpiBudget | undefined {
  const allowed = allowedShare(definition);
  return allowed === undefined
    ? undefined
    : evaluateBudget(allowed, state?.budget?.measurement, now, definition);
}
