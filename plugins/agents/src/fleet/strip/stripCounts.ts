import type { FleetSummary } from '@agent-portal/plugin-agents-common';
import {
  ALERT_SEVERITIES,
  type StatusTone,
} from '@agent-portal/plugin-agents-react';
import type { FilterKey } from '../view/fleetView';

/** The filters that the strip counts for. */
export type StripKey = Extract<
  FilterKey,
  'health' | 'kpi' | 'readiness' | 'alert' | 'phase'
>;

/** A count in the strip, which is a filter as well. */
export interface StripCount {
  id: string;
  /** What is counted, as a person would say it after the number. */
  label: string;
  description: string;
  key: StripKey;
  values: readonly string[];
  tone: StatusTone;
}

/** The counts that say whether someone is needed, the most urgent first. */
export const STRIP_COUNTS: readonly StripCount[] = [
  {
    id: 'alerts',
    label: 'Open alerts',
    description: 'At least one alert is not resolved',
    key: 'alert',
    values: ALERT_SEVERITIES,
    tone: 'bad',
  },
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
    id: 'below-level',
    label: 'Below level',
    description: 'A level that the next gate demands is not reached',
    key: 'readiness',
    values: ['below'],
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
  const counts: Record<StripKey, Record<string, number>> = {
    health: summary.byHealth,
    kpi: summary.byKpi,
    readiness: summary.byReadiness,
    alert: summary.byAlert ?? {},
    phase: summary.byPhase,
  };
  return count.values.reduce(
    (sum, value) => sum + (counts[count.key][value] ?? 0),
    0,
  );
}
