import type { KpiResult } from '@agent-portal/plugin-agents-common';
import { formatCsv } from '../../fleet/export/formatCsv';
import { intervalOf } from './chartData';

const HEADING = [
  'kpi',
  'title',
  'unit',
  'target',
  'from (UTC)',
  'value',
  'samples',
  '95 % low',
  '95 % high',
];

/** Writes the points of KPIs as CSV, one line per point, oldest first. */
export function formatKpiCsv(results: readonly KpiResult[]): string {
  return formatCsv([
    HEADING,
    ...results.flatMap(result =>
      result.points.map(point => {
        const interval = intervalOf(result, point);
        return [
          result.id,
          result.title,
          result.unit,
          result.target,
          point.at,
          point.value,
          point.samples,
          interval?.low,
          interval?.high,
        ];
      }),
    ),
  ]);
}
