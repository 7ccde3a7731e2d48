import type { FleetOrderField } from '@agent-portal/plugin-agents-common';

/** A column of the fleet table. */
export interface FleetColumn {
  id: string;
  title: string;
  /** Share of the table's width in percent; fixed, so that nothing jumps. */
  width: number;
  /** What clicking the heading sorts by; absent where the server cannot. */
  orderBy?: FleetOrderField;
}

/** The columns of the table, in order. */
export const FLEET_COLUMNS: readonly FleetColumn[] = [
  { id: 'agent', title: 'Agent', width: 18, orderBy: 'name' },
  { id: 'phase', title: 'Phase', width: 12, orderBy: 'phase' },
  { id: 'health', title: 'Health', width: 20, orderBy: 'health' },
  { id: 'kpi', title: 'KPIs', width: 12, orderBy: 'kpi' },
  { id: 'readiness', title: 'Readiness', width: 11, orderBy: 'readiness' },
  { id: 'environments', title: 'Environments', width: 10 },
  { id: 'wave', title: 'Wave', width: 9, orderBy: 'wave' },
  { id: 'changed', title: 'Last change', width: 8, orderBy: 'changedAt' },
];

/** What people call each order; the list on narrow screens offers them all. */
export const ORDER_WORDS: Readonly<Record<FleetOrderField, string>> = {
  health: 'Health',
  kpi: 'KPIs',
  readiness: 'Readiness',
  phase: 'Phase',
  changedAt: 'Last change',
  name: 'Name',
  owner: 'Owner',
  wave: 'Wave',
};
