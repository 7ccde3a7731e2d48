import type { MetricSelector } from '@agent-portal/plugin-agents-common';
import type { Matcher } from './Matcher';
import { escapeExpression, quote } from './text';

/** Writes conditions as they stand between the braces of a selector. */
export function writeMatchers(matchers: Matcher[]): string {
  return matchers
    .map(({ label, operator, value }) => `${label}${operator}${quote(value)}`)
    .join(', ');
}

/** Writes the selector of a metric's series. */
export function writeSelector(metric: string, matchers: Matcher[]): string {
  return matchers.length === 0
    ? metric
    : `${metric}{${writeMatchers(matchers)}}`;
}

/** A condition that holds for each of the values and no other. */
export function anyOf(label: string, values: string[]): Matcher {
  return values.length === 1
    ? { label, operator: '=', value: values[0] }
    : { label, operator: '=~', value: values.map(escapeExpression).join('|') };
}

/** The conditions that a KPI sets. */
export function toMatchers({ labels = {} }: Pick<MetricSelector, 'labels'>) {
  return Object.entries(labels).map(
    ([label, condition]): Matcher =>
      typeof condition === 'string'
        ? { label, operator: '=', value: condition }
        : { label, operator: '!=', value: condition.not },
  );
}
