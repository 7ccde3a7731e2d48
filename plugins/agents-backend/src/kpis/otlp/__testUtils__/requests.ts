import { NOW } from '../../../__testUtils__/factories';

/** A minute in ms. */
export const MINUTE = 60_000;

/** A time of the tests' world as OTLP writes it. */
export function nanos(at: number): string {
  return `${BigInt(Math.round(at)) * 1_000_000n}`;
}

/** Attributes as OTLP writes them. */
export function attributes(values: Record<string, string>) {
  return Object.entries(values).map(([key, stringValue]) => ({
    key,
    value: { stringValue },
  }));
}

/** A request of one process with its metrics. */
export function request(
  metrics: object[],
  resource: Record<string, string> = { 'service.name': 'architect' },
) {
  return {
    resourceMetrics: [
      {
        resource: { attributes: attributes(resource) },
        scopeMetrics: [{ scope: { name: 'test' }, metrics }],
      },
    ],
  };
}

/** A point of a counter. */
export function point(
  value: number | string,
  options: {
    at?: number;
    startAt?: number;
    labels?: Record<string, string>;
  } = {},
) {
  const { at = NOW, startAt = NOW - MINUTE, labels = {} } = options;
  return {
    startTimeUnixNano: nanos(startAt),
    timeUnixNano: nanos(at),
    asDouble: value,
    attributes: attributes(labels),
  };
}

/** A counter; its name on a metrics page is `requests_total`. */
export function counter(
  dataPoints: object[],
  options: { name?: string; temporality?: 1 | 2; isMonotonic?: boolean } = {},
) {
  const { name = 'requests', temporality = 2, isMonotonic = true } = options;
  return {
    name,
    sum: { dataPoints, aggregationTemporality: temporality, isMonotonic },
  };
}
