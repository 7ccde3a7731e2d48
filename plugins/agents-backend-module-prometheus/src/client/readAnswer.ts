import { PrometheusError } from './PrometheusError';

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
  if (!isRecord(document)) {
    if (status < 200 || status > 299)
      throw refuse(status, undefined, undefined);
    throw new PrometheusError(describeOddity(text, document), 'server');
  }
  if (document.status === 'error' || status < 200 || status > 299) {
    const { errorType, error } = document;
    throw refuse(status, textOf(errorType), textOf(error));
  }
  const series =
    document.status === 'success' && isRecord(document.data)
      ? readResult(document.data)
      : undefined;
  if (!series) {
    throw new PrometheusError(describeOddity(text, document), 'server');
  }
  return {
    series,
    warnings: textsOf(document.warnings),
    infos: textsOf(document.infos),
  };
}

/**
 * By hand, and not with a schema: of an answer with a hundred thousand series the time would be
 * that of all others together.
 *
 * @returns undefined when it is not what a Prometheus API says.
 */
function readResult(
  data: Record<string, unknown>,
): AnsweredSeries[] | undefined {
  const { resultType, result } = data;
  if (resultType === 'scalar') {
    const sample = readSample(result);
    return sample && [{ labels: {}, samples: [sample] }];
  }
  const isVector = resultType === 'vector';
  if (!Array.isArray(result) || !(isVector || resultType === 'matrix')) {
    return undefined;
  }
  const series: AnsweredSeries[] = [];
  for (const one of result) {
    if (!isRecord(one) || !isLabels(one.metric)) return undefined;
    if (one.histogram !== undefined || one.histograms !== undefined) {
      throw new PrometheusError(
        'answers with native histograms, which the portal does not read; ask for classic ones',
        'refused',
      );
    }
    const listed: unknown = isVector ? [one.value] : one.values;
    if (!Array.isArray(listed) || listed.length === 0) return undefined;
    const samples = [];
    for (const item of listed) {
      const sample = readSample(item);
      if (!sample) return undefined;
      samples.push(sample);
    }
    series.push({ labels: one.metric, samples });
  }
  return series;
}

/** Seconds since 1970, and the value as text such as `0.5`, `NaN` or `+Inf`. */
function readSample(item: unknown): { at: number; value: number } | undefined {
  if (!Array.isArray(item)) return undefined;
  const [seconds, text] = item;
  return typeof seconds === 'number' && typeof text === 'string'
    ? { at: Math.round(seconds * 1_000), value: readNumber(text) }
    : undefined;
}

function readNumber(text: string): number {
  if (text === '+Inf') return Infinity;
  if (text === '-Inf') return -Infinity;
  return text.trim() === '' ? NaN : Number(text);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isLabels(value: unknown): value is Record<string, string> {
  if (!isRecord(value)) return false;
  for (const label of Object.values(value)) {
    if (typeof label !== 'string') return false;
  }
  return true;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value)
    ? value.filter(one => typeof one === 'string')
    : [];
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
