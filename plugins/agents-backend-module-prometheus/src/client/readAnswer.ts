import { z } from 'zod';
import { PrometheusError } from './PrometheusError';

/** A value at a time: seconds since 1970, and the value as text such as `0.5`, `NaN` or `+Inf`. */
const sample = z.tuple([z.number(), z.string()]);
const labels = z.record(z.string(), z.string());
const notes = z.array(z.string()).optional();

const failure = z.object({
  status: z.literal('error'),
  errorType: z.string().optional(),
  error: z.string().optional(),
});

const success = z.object({
  status: z.literal('success'),
  data: z.discriminatedUnion('resultType', [
    z.object({
      resultType: z.literal('vector'),
      result: z.array(
        z.object({ metric: labels, value: sample.optional() }).loose(),
      ),
    }),
    z.object({
      resultType: z.literal('matrix'),
      result: z.array(
        z
          .object({ metric: labels, values: z.array(sample).optional() })
          .loose(),
      ),
    }),
    z.object({ resultType: z.literal('scalar'), result: sample }),
  ]),
  warnings: notes,
  infos: notes,
});

/** One series of an answer. */
export interface AnsweredSeries {
  labels: Record<string, string>;
  /** At ms since 1970, oldest first; never empty. */
  samples: Array<{ at: number; value: number }>;
}

/** What a server answers to a query. */
export interface PrometheusAnswer {
  series: AnsweredSeries[];
  /** Why the answer may lack something. */
  warnings: string[];
  /** What the server remarks about the query. */
  infos: string[];
}

/**
 * Reads the answer of a server to a query.
 *
 * @throws PrometheusError in words for people.
 */
export function readAnswer(status: number, text: string): PrometheusAnswer {
  const document = parse(text);
  const refusal = failure.safeParse(document);
  if (refusal.success || status < 200 || status > 299) {
    const { errorType, error } = refusal.data ?? {};
    throw refuse(status, errorType, error);
  }
  const answer = success.safeParse(document);
  if (!answer.success) {
    throw new PrometheusError(describeOddity(text, document), 'server');
  }
  const { data, warnings = [], infos = [] } = answer.data;
  return { series: readSeries(data), warnings, infos };
}

function readSeries(data: z.infer<typeof success>['data']): AnsweredSeries[] {
  if (data.resultType === 'scalar') {
    return [{ labels: {}, samples: [toSample(data.result)] }];
  }
  const series: AnsweredSeries[] = [];
  for (const one of data.result) {
    const samples =
      'values' in one && Array.isArray(one.values)
        ? (one.values as Array<[number, string]>)
        : [];
    const single = 'value' in one ? one.value : undefined;
    if (single) samples.push(single as [number, string]);
    if (samples.length === 0) {
      throw new PrometheusError(
        'answers with native histograms, which the portal does not read; ask for classic ones',
        'refused',
      );
    }
    series.push({ labels: one.metric, samples: samples.map(toSample) });
  }
  return series;
}

function toSample([seconds, text]: [number, string]) {
  return { at: Math.round(seconds * 1_000), value: readNumber(text) };
}

function readNumber(text: string): number {
  if (text === '+Inf') return Infinity;
  if (text === '-Inf') return -Infinity;
  return text.trim() === '' ? NaN : Number(text);
}

/** A status that is said in words of its own. */
function refuse(
  status: number,
  errorType: string | undefined,
  error: string | undefined,
): PrometheusError {
  const kind = errorType ? ` (${errorType.slice(0, 40)})` : '';
  if (status === 401 || status === 403) {
    return new PrometheusError(
      `answers ${status}: it does not accept the portal's credentials`,
      'server',
      error,
    );
  }
  if (status === 404) {
    return new PrometheusError(
      'answers 404: there is no Prometheus API at its url',
      'server',
      error,
    );
  }
  if (status === 429) {
    return new PrometheusError(
      'answers 429: it is asked too much',
      'unreachable',
      error,
    );
  }
  if (status === 503 || errorType === 'timeout') {
    return new PrometheusError(
      `answers ${status}${kind}: it is not ready, or took too long`,
      errorType === 'timeout' ? 'slow' : 'unreachable',
      error,
    );
  }
  if (status === 422) {
    return new PrometheusError(
      `answers 422${kind}: it could not work the query out`,
      'too-much',
      error,
    );
  }
  if (status >= 500) {
    return new PrometheusError(
      `answers ${status}${kind}`,
      'unreachable',
      error,
    );
  }
  return new PrometheusError(
    `answers ${status}${kind}: it refuses the query`,
    'refused',
    error,
  );
}

function describeOddity(text: string, document: unknown): string {
  if (document !== undefined) {
    return 'answers with JSON that is not that of a Prometheus API';
  }
  if (/^\s*</.test(text)) {
    return 'answers with a web page; a login page or proxy may be in between';
  }
  return text.trim() === ''
    ? 'answers with nothing'
    : 'answers with something that is not JSON, or only a part of it';
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
