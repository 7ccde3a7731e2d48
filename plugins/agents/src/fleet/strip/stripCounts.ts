import type { FleetSummary } from '@agent-portal/plugin-agents-common';
import type { StatusTone } from '@agent-portal/plugin-agents-react';
import type { FilterKey } from '../view/fleetView';

/** A count in the strip, which is a filter as well. */
export interface StripCount {
  id: string;
  /** What is counted, as a person would say it after the number. */
  label: string;
  description: string;
  key: FilterKey;
  values: readonly string[];
  tone: StatusTone;
}

/** The counts that say whether someone is needed, the most urgent first. */
export const STRIP_COUNTS: readonly StripCount[] = [
  {
    id: 'failing',
    label: 'Failing',
    description: 'Health checks fail',
    key: 'health',
    values: ['fail'],
    tone: 'bad',
  },
  {
    id: 'degraded',
    label: 'Degraded',
    description: 'Health checks warn',
    key: 'health',
    values: ['warn'],
    tone: 'caution',
  },
  {
    id: 'unknown',
    label: 'Unknown',
    description: 'Nothing fresh was measured of their health',
    key: 'health',
    values: ['unknown'],
    tone: 'unknown',
  },
  {
    id: 'off-target',
    label: 'Off target',
    description: 'At least one KPI misses its target',
    key: 'kpi',
    values: ['not-met'],
    tone: 'bad',
  },
  {
    id: 'in-rollout',
    label: 'In rollout',
    description: 'A new release takes a share of production',
    key: 'phase',
    values: ['canary', 'rolling-out'],
    tone: 'moving',
  },
  {
    id: 'paused',
    label: 'Paused',
    description: 'A rollout is held',
    key: 'phase',
    values: ['paused'],
    tone: 'caution',
  },
];

/** How many agents a count stands for. */
export function countOf(count: StripCount, summary: FleetSummary): number {
  const counts = {
    health: summary.byHealth,
    kpi: summary.byKpi,
    phase: summary.byPhase,
  }[count.key as 'health' | 'kpi' | 'phase'];
  return count.values.reduce((sum, value) => sum + (counts[value] ?? 0), 0);
}
