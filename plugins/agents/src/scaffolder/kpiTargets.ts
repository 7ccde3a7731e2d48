/** One target that a new agent may set for itself, as a person writes it. */
export type KpiTargetField = {
  id: string;
  title: string;
  /** As shown; a ratio is written in percent. */
  unit: 's' | '%' | 'of 5';
  /** What is meant by better. */
  comparison: 'less than' | 'more than';
  /** In the unit shown. */
  minimum: number;
  maximum: number;
};

/** The KPIs whose targets decide alert rules, dashboards and load tests of a generated agent. */
export const kpiTargetFields: KpiTargetField[] = [
  {
    id: 'response-time',
    title: 'Response time, mean',
    unit: 's',
    comparison: 'less than',
    minimum: 0.05,
    maximum: 600,
  },
  {
    id: 'performance',
    title: 'Response time, p95',
    unit: 's',
    comparison: 'less than',
    minimum: 0.05,
    maximum: 600,
  },
  {
    id: 'error-rate',
    title: 'Error rate',
    unit: '%',
    comparison: 'less than',
    minimum: 0.001,
    maximum: 50,
  },
  {
    id: 'task-completion',
    title: 'Task completion',
    unit: '%',
    comparison: 'more than',
    minimum: 50,
    maximum: 100,
  },
  {
    id: 'quality-score',
    title: 'Quality score',
    unit: '%',
    comparison: 'more than',
    minimum: 0,
    maximum: 100,
  },
  {
    id: 'user-feedback',
    title: 'User feedback',
    unit: 'of 5',
    comparison: 'more than',
    minimum: 1,
    maximum: 5,
  },
  {
    id: 'uptime',
    title: 'Uptime',
    unit: '%',
    comparison: 'more than',
    minimum: 90,
    maximum: 99.999,
  },
];

/** A target in the unit of its field; a ratio becomes percent, without binary noise. */
export function toShown(field: KpiTargetField, value: number): number {
  return field.unit === '%' ? Number((value * 100).toPrecision(12)) : value;
}

/** A target as the KPI set has it; percent becomes a ratio. */
export function toStored(field: KpiTargetField, shown: number): number {
  return field.unit === '%' ? Number((shown / 100).toPrecision(12)) : shown;
}

/** What is wrong with a target, in the words of its field. */
export function targetProblem(
  field: KpiTargetField,
  shown: number,
): string | undefined {
  return shown >= field.minimum && shown <= field.maximum
    ? undefined
    : `${field.title} must be between ${field.minimum} and ${field.maximum} ${field.unit}`;
}
