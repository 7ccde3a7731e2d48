import {
  type EvidenceSegment,
  histogramQuantile,
  type HistogramBucket,
  type KpiDefinition,
  type KpiObservation,
  type MetricsObservation,
  type RollbackCriterion,
} from '@agent-portal/plugin-agents-common';
import type { StoredKpiVerdict } from '../../kpis/KpiVerdictReadModel';

type KpiCriterion = Extract<RollbackCriterion, { type: 'kpi' }>;

/** What a KPI is read from. */
export interface KpiEvidence {
  metrics: MetricsObservation;
  /** Those of the whole agent. */
  verdicts: StoredKpiVerdict[];
  /** Histogram of the durations of requests, from which both releases are counted. */
  requestHistogram: string;
}

/**
 * The KPIs that criteria name: of the candidate alone where its own counts tell it, else of the
 * whole agent, which says so.
 */
export function observeKpis(
  rollback: RollbackCriterion[],
  evidence: KpiEvidence,
): KpiObservation[] {
  return rollback
    .filter((one): one is KpiCriterion => one.type === 'kpi')
    .map(criterion => observe(criterion, evidence));
}

function observe(
  criterion: KpiCriterion,
  { metrics, verdicts, requestHistogram }: KpiEvidence,
): KpiObservation {
  const { kpi } = criterion;
  const known = verdicts.find(({ definition }) => definition.id === kpi);
  if (!known) {
    return {
      kpi,
      status: 'unknown',
      reason: `No KPI set of the agent has the KPI ${kpi}`,
    };
  }
  const { source } = known.definition;
  const ofCandidate =
    source.type === 'scrape' && reads(source, requestHistogram);
  if (!ofCandidate) return ofAgent(known);
  if (metrics.status !== 'ok') {
    return { kpi, status: 'unknown', reason: metrics.reason };
  }
  const { segment } = metrics;
  if (segment.candidate.requests === 0) {
    return {
      kpi,
      status: 'unknown',
      reason: 'The candidate has answered no request yet',
    };
  }
  const measured = measure(source, { criterion, segment });
  return measured
    ? {
        kpi,
        status: 'ok',
        of: 'candidate',
        at: metrics.at,
        query: metrics.query,
        ...measured,
      }
    : ofAgent(known);
}

type ScrapeSource = Extract<KpiDefinition['source'], { type: 'scrape' }>;

/** Whether a KPI is made of the durations of requests, and of nothing else. */
function reads(source: ScrapeSource, histogram: string): boolean {
  if (source.measure === 'gauge') return false;
  if (source.measure !== 'ratio') {
    return source.metric === histogram && source.labels === undefined;
  }
  const { numerator, denominator } = source;
  const error = numerator.labels?.error_type;
  return (
    numerator.metric === `${histogram}_count` &&
    denominator.metric === `${histogram}_count` &&
    denominator.labels === undefined &&
    Object.keys(numerator.labels ?? {}).length === 1 &&
    typeof error === 'object' &&
    error.not === ''
  );
}

function measure(
  source: ScrapeSource,
  options: { criterion: KpiCriterion; segment: EvidenceSegment },
):
  | Pick<Extract<KpiObservation, { status: 'ok' }>, 'value' | 'share'>
  | undefined {
  const { criterion, segment } = options;
  const { requests, errors, latency } = segment.candidate;
  if (source.measure === 'ratio') {
    const share = { events: errors, total: requests };
    return {
      value: errors / requests,
      ...(criterion.above !== undefined && {
        share: { ...share, allowed: criterion.above },
      }),
    };
  }
  const observed = latency.reduce((sum, { count }) => sum + count, 0);
  if (observed === 0) return undefined;
  const buckets = toBuckets(latency);
  if (source.measure === 'mean') return { value: estimateMean(buckets) };
  if (source.measure !== 'quantile') return undefined;
  const { quantile } = source;
  const estimate = histogramQuantile(buckets, quantile);
  if (!estimate) return undefined;
  const limit = criterion.above;
  // A bucket tells of the limit only when one of them ends there.
  const isTold = latency.some(({ le }) => le === limit);
  return {
    value: estimate.value,
    ...(limit !== undefined &&
      isTold && {
        share: {
          events: latency
            .filter(({ le }) => le > limit)
            .reduce((sum, { count }) => sum + count, 0),
          total: observed,
          allowed: 1 - quantile,
        },
      }),
  };
}

/** Buckets with their lower bounds; the first begins at 0. */
function toBuckets(
  latency: EvidenceSegment['candidate']['latency'],
): HistogramBucket[] {
  const ordered = [...latency].sort((a, b) => a.le - b.le);
  return ordered.map(({ le, count }, index) => ({
    lowerBound: index === 0 ? 0 : ordered[index - 1].le,
    upperBound: le < Number.MAX_VALUE ? le : Infinity,
    count,
  }));
}

/** As if the requests of a bucket lay in its middle, those of the last at its lower bound. */
function estimateMean(buckets: HistogramBucket[]): number {
  let sum = 0;
  let total = 0;
  for (const { lowerBound, upperBound, count } of buckets) {
    const middle =
      upperBound === Infinity ? lowerBound : (lowerBound + upperBound) / 2;
    sum += count * middle;
    total += count;
  }
  return sum / total;
}

function ofAgent({
  definition,
  verdict,
  doubt,
}: StoredKpiVerdict): KpiObservation {
  const { observed, observedAt } = verdict;
  if (
    doubt !== undefined ||
    observed === undefined ||
    observedAt === undefined
  ) {
    return {
      kpi: definition.id,
      status: 'unknown',
      reason: doubt ?? verdict.reason,
    };
  }
  return {
    kpi: definition.id,
    status: 'ok',
    of: 'agent',
    at: observedAt,
    value: observed,
    query: `KPI ${definition.id} of the whole agent over ${definition.window}`,
  };
}
