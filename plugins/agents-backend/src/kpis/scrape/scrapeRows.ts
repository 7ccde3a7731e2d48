import type { Readings, ScrapeOutcome, ScrapeState } from './model';
import type { KpiSum } from './ScrapeStore';

/** A row of `scrape_state` without its readings. */
export interface OutcomeRow {
  agent_ref: string;
  environment_ref: string;
  /** SQLite has 0 and 1. */
  ok: boolean | number;
  at: number;
  reason: string | null;
  rejected: number;
  problems: string;
  metrics_at: number | null;
  releases: string | null;
  several_at: number | null;
}

/** A row of `scrape_state`. */
export interface StateRow extends OutcomeRow {
  readings: string;
}

/** A row of a sum over minutes or hours. */
export interface SumRow {
  agent_ref: string;
  environment_ref: string;
  kpi_id: string;
  bucket: string;
  total: number;
  count: number;
  newest_at: number;
  oldest_at: number;
}

export function fromOutcomeRow(row: OutcomeRow): ScrapeOutcome {
  return {
    agentRef: row.agent_ref,
    environmentRef: row.environment_ref,
    ok: Boolean(row.ok),
    at: Number(row.at),
    ...(row.reason !== null && { reason: row.reason }),
    rejected: row.rejected,
    problems: new Map(JSON.parse(row.problems)),
    ...(row.metrics_at !== null && { metricsAt: Number(row.metrics_at) }),
    releases: row.releases === null ? [] : JSON.parse(row.releases),
    ...(row.several_at !== null && { severalAt: Number(row.several_at) }),
  };
}

export function fromStateRow(row: StateRow): ScrapeState {
  return { ...fromOutcomeRow(row), readings: fromText(row.readings) };
}

export function toStateRow(state: ScrapeState): StateRow {
  return {
    agent_ref: state.agentRef,
    environment_ref: state.environmentRef,
    ok: state.ok,
    at: state.at,
    reason: state.reason ?? null,
    rejected: state.rejected,
    problems: JSON.stringify([...state.problems]),
    metrics_at: state.metricsAt ?? null,
    releases: JSON.stringify(state.releases),
    several_at: state.severalAt ?? null,
    readings: toText(state.readings),
  };
}

export function fromSumRow(row: SumRow): KpiSum {
  return {
    agentRef: row.agent_ref,
    environmentRef: row.environment_ref,
    kpiId: row.kpi_id,
    bucket: row.bucket,
    total: Number(row.total),
    count: Number(row.count),
    newestAt: Number(row.newest_at),
    oldestAt: Number(row.oldest_at),
  };
}

function toText(readings: Readings): string {
  return JSON.stringify({
    url: readings.url,
    metricsAt: readings.metricsAt,
    kpis: [...readings.kpis],
    metrics: [...readings.metrics],
    series: [...readings.series],
    absent: [...readings.absent],
    business: [...readings.business],
    processes: readings.processes,
    ...(readings.sent && {
      sent: {
        streams: [...readings.sent.streams],
        seen: [...readings.sent.seen],
      },
    }),
  });
}

function fromText(text: string): Readings {
  const stored = JSON.parse(text);
  return {
    url: stored.url,
    ...(stored.metricsAt !== undefined && { metricsAt: stored.metricsAt }),
    kpis: new Map(stored.kpis),
    metrics: new Set(stored.metrics),
    series: new Map(stored.series),
    absent: new Map(stored.absent),
    business: new Map(stored.business),
    ...(stored.processes && { processes: stored.processes }),
    ...(stored.sent && {
      sent: {
        streams: new Map(stored.sent.streams),
        seen: new Map(stored.sent.seen),
      },
    }),
  };
}
