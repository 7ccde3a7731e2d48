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

/** From this width of the window on, in pixels, every column has room. */
export const ALL_COLUMNS_FROM = 1500;

// Beside the side bar of a window of 1280 px a name like "FrontendDeveloper" stays whole.
const COLUMNS: readonly (FleetColumn & { wideOnly?: boolean })[] = [
  { id: 'agent', title: 'Agent', width: 22, orderBy: 'name' },
  { id: 'phase', title: 'Phase', width: 13.5, orderBy: 'phase' },
  { id: 'health', title: 'Health', width: 15.5, orderBy: 'health' },
  { id: 'alerts', title: 'Alerts', width: 8.5, orderBy: 'alerts' },
  { id: 'kpi', title: 'KPIs', width: 11, orderBy: 'kpi' },
  { id: 'readiness', title: 'Readiness', width: 11.5, orderBy: 'readiness' },
  { id: 'environments', title: 'Environments', width: 13, wideOnly: true },
  { id: 'wave', title: 'Wave', width: 12, orderBy: 'wave' },
  { id: 'changed', title: 'Last change', width: 13, orderBy: 'changedAt' },
];

/** The columns of the table, in order; their widths add up to the whole table. */
export function fleetColumns(wide: boolean): FleetColumn[] {
  const shown = COLUMNS.filter(column => wide || !column.wideOnly);
  const sum = shown.reduce((total, { width }) => total + width, 0);
  return shown.map(({ wideOnly, ...column }) => ({
    ...column,
    width: (100 * column.width) / sum,
  }));
}

/** What people call each order; the list on narrow screens offers them all. */
export const ORDER_WORDS: Readonly<Record<FleetOrderField, string>> = {
  health: 'Health',
  kpi: 'KPIs',
  readiness: 'Readiness',
  alerts: 'Alerts',
  phase: 'Phase',
  changedAt: 'Last change',
  name: 'Name',
  owner: 'Owner',
  wave: 'Wave',
};
