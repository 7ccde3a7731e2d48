import type { KpiSource, MetricLabels, MetricSelector } from './KpiSetEntity';
import type { ObjectReader } from './reading/ObjectReader';
import { isRecord } from './reading/ObjectReader';
import { map, object, oneOf } from './reading/fields';
import type { Field } from './reading/fields';

const TYPES = ['health', 'scrape', 'business', 'push', 'prometheus'] as const;
const MEASURES = ['ratio', 'mean', 'quantile', 'gauge'] as const;

/** Reads the `source` of a KPI. */
export const kpiSource: Field<KpiSource> = object(readSource);

const metricName: Field<string> = (value, place) =>
  typeof value === 'string' &&
  value.length <= 200 &&
  /^[a-zA-Z_:][a-zA-Z0-9_:]*$/.test(value)
    ? value
    : place.report(
        value,
        'is not the name of a metric',
        'write letters, digits, _ and : that do not start with a digit',
      );

const labelCondition: Field<string | { not: string }> = (value, place) => {
  if (typeof value === 'string') {
    return value;
  }
  if (isRecord(value) && typeof value.not === 'string') {
    return { not: value.not };
  }
  return place.report(
    value,
    'is not a condition on a label',
    'write the text it must be equal to, or {not: text}',
  );
};

const quantile: Field<number> = (value, place) =>
  typeof value === 'number' && value > 0 && value < 1
    ? value
    : place.report(
        value,
        'is not a quantile',
        'write a number between 0 and 1, such as 0.95',
      );

const check: Field<string> = (value, place) =>
  typeof value === 'string' && /^[\w.-]{1,100}:[\w.-]{1,100}$/.test(value)
    ? value
    : place.report(
        value,
        'is not the name of a check',
        'write it as component:measurement, such as users:satisfaction',
      );

const MAXIMUM_QUERY = 4_000;
const PLACEHOLDER = /\{\{\s*(selector|window)\s*\}\}/g;

const query: Field<string> = (value, place) => {
  if (typeof value !== 'string' || value.trim() === '') {
    return place.report(
      value,
      'is not a query',
      'write PromQL, such as sum(increase(requests_total{ {{selector}} }[{{window}}]))',
    );
  }
  if (value.length > MAXIMUM_QUERY) {
    return place.report(
      value,
      'is too long',
      `write it in ${MAXIMUM_QUERY} characters or make a recording rule of it`,
    );
  }
  if (/\{\{(?!\{)/.test(value.replace(PLACEHOLDER, ''))) {
    return place.report(
      value,
      'has a placeholder that there is not',
      'use {{selector}} and {{window}} only',
    );
  }
  const places = [...value.matchAll(PLACEHOLDER)].map(([, name]) => name);
  return places.includes('selector')
    ? value
    : place.report(
        value,
        'would be the same for every agent',
        'put {{selector}} between the braces of its metrics',
      );
};

const selector: Field<MetricSelector> = object(reader => {
  const metric = reader.need('metric', metricName);
  const labels = readLabels(reader);
  return metric === undefined ? undefined : { metric, ...labels };
});

function readSource(reader: ObjectReader): KpiSource | undefined {
  const type = reader.need('type', oneOf(TYPES));
  switch (type) {
    case 'health': {
      const measure = reader.need('measure', oneOf(['uptime'] as const));
      return measure && { type, measure };
    }
    case 'scrape':
      return readScrape(reader);
    case 'business': {
      const name = reader.need('check', check);
      return name === undefined ? undefined : { type, check: name };
    }
    case 'push':
      return { type };
    case 'prometheus':
      return readPrometheus(reader);
    default:
      return undefined;
  }
}

function readScrape(reader: ObjectReader): KpiSource | undefined {
  const type = 'scrape';
  const measure = reader.need('measure', oneOf(MEASURES));
  if (measure === undefined) {
    return undefined;
  }
  if (measure === 'ratio') {
    const numerator = reader.need('numerator', selector);
    const denominator = reader.need('denominator', selector);
    return numerator && denominator
      ? { type, measure, numerator, denominator }
      : undefined;
  }
  const metric = reader.need('metric', metricName);
  const labels = readLabels(reader);
  if (measure === 'quantile') {
    const share = reader.need('quantile', quantile);
    return metric === undefined || share === undefined
      ? undefined
      : { type, measure, metric, quantile: share, ...labels };
  }
  return metric === undefined
    ? undefined
    : { type, measure, metric, ...labels };
}

function readPrometheus(reader: ObjectReader): KpiSource | undefined {
  const type = 'prometheus';
  const measure = reader.need('measure', oneOf(['value', 'ratio'] as const));
  switch (measure) {
    case 'value': {
      const value = reader.need('query', query);
      const samples = reader.read('samples', query);
      return value === undefined
        ? undefined
        : {
            type,
            measure,
            query: value,
            ...(samples !== undefined && { samples }),
          };
    }
    case 'ratio': {
      const numerator = reader.need('numerator', query);
      const denominator = reader.need('denominator', query);
      return numerator === undefined || denominator === undefined
        ? undefined
        : { type, measure, numerator, denominator };
    }
    default:
      return undefined;
  }
}

function readLabels(reader: ObjectReader): { labels?: MetricLabels } {
  const labels = reader.read('labels', map(labelCondition));
  return labels ? { labels } : {};
}
