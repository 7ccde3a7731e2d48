import {
  boundedText,
  toPrometheusLabel,
} from '@agent-portal/plugin-agents-common';

const LONGEST_VALUE = 1_024;
const MAXIMUM_ATTRIBUTES = 128;

/** Attributes by their names in OpenTelemetry. */
export type MetricsAttributes = ReadonlyMap<string, string>;

/** An attribute as it is decoded. */
export interface KeyValue {
  key?: string;
  value?: {
    stringValue?: string;
    boolValue?: boolean;
    intValue?: number;
    doubleValue?: number;
  };
}

/** Attributes that have a single value, as text. */
export function readAttributes(pairs: KeyValue[] = []): MetricsAttributes {
  const attributes = new Map<string, string>();
  for (const { key, value = {} } of pairs) {
    if (!key || attributes.size >= MAXIMUM_ATTRIBUTES) continue;
    const single =
      value.stringValue ??
      value.boolValue ??
      value.intValue ??
      value.doubleValue;
    if (single === undefined) continue;
    attributes.set(key, boundedText(String(single), LONGEST_VALUE) ?? '');
  }
  return attributes;
}

/** Attributes of the resource that KPIs and releases are told apart by. */
const SHARED = [
  'service.name',
  'service.version',
  'deployment.environment.name',
  'deployment.environment',
];

/** The labels of a point on a metrics page: its own attributes, and what its resource is. */
export function toLabels(
  attributes: MetricsAttributes,
  resource: MetricsAttributes,
): Map<string, string> {
  const labels = new Map<string, string>();
  for (const [key, value] of resource) {
    if (SHARED.includes(key) || key.startsWith('gen_ai.')) {
      labels.set(toPrometheusLabel(key), value);
    }
  }
  for (const [key, value] of attributes) {
    labels.set(toPrometheusLabel(key), value);
  }
  return labels;
}
