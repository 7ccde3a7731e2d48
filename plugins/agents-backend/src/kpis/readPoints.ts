import type { KpiSource } from '@agent-portal/plugin-agents-node';
import type {
  AgentSampleSpec,
  HistoryRange,
  KpiPoint,
} from '@agent-portal/plugin-agents-common';
import { readCourses } from './readCourses';
import type { KpiTask } from './listKpiTasks';
import type { KpiSampleStore } from './samples/KpiSampleStore';
import type { KpiSpan, ScrapeStore } from './scrape/ScrapeStore';
import { measureSums } from './sources/measureSums';
import type { UptimeSource } from './sources/UptimeSource';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** How far each range reaches back and the length of its spans, which make up to 30 points. */
const RANGES: Record<HistoryRange, { lengthMs: number; spanMs: number }> = {
  '15m': { lengthMs: 15 * MINUTE, spanMs: MINUTE },
  '1h': { lengthMs: HOUR, spanMs: 2 * MINUTE },
  '6h': { lengthMs: 6 * HOUR, spanMs: 12 * MINUTE },
  '24h': { lengthMs: 24 * HOUR, spanMs: HOUR },
  '7d': { lengthMs: 7 * 24 * HOUR, spanMs: 6 * HOUR },
  '30d': { lengthMs: 30 * 24 * HOUR, spanMs: 24 * HOUR },
};

/** Reads the course of all KPIs of an agent at once, and returns what picks that of one. */
export async function createPointReader(options: {
  agentRef: string;
  range: HistoryRange;
  /** Its KPIs. */
  tasks: KpiTask[];
  /** Those that know the course of KPIs themselves. */
  sources: KpiSource[];
  /** Figures that documents state about the agent. */
  stated: AgentSampleSpec[];
  scrape: ScrapeStore;
  samples: KpiSampleStore;
  uptime: UptimeSource;
  now: () => number;
}): Promise<(task: KpiTask) => KpiPoint[]> {
  const { agentRef, range, scrape, samples, uptime, now } = options;
  const { lengthMs, spanMs } = RANGES[range];
  const since = now() - lengthMs;
  const spans = await scrape.listSpans({ agentRef, since, spanMs });
  const histories = await uptime.getHistory(agentRef, range);
  const pushed = await samples.listSince(agentRef, since);
  const courses = await readCourses(options.tasks, options.sources, {
    // Spans begin at the same times whenever one asks.
    since: Math.ceil(since / spanMs) * spanMs,
    until: now(),
    spanMs,
  });

  const atEach = (task: KpiTask): KpiPoint[] => {
    const kpiId = task.request.definition.id;
    const known = pushed
      .filter(sample => sample.kpiId === kpiId)
      .map(({ at, value, count }) => toPoint(at, value, count));
    const stated = options.stated
      .filter(sample => sample.kpi === kpiId)
      .map(({ at = '', value, count = 1 }) => ({
        at: Date.parse(at),
        value,
        count,
      }))
      .filter(({ at }) => at >= since)
      .map(({ at, value, count }) => toPoint(at, value, count));
    return [...stated, ...known].sort((a, b) => (a.at < b.at ? -1 : 1));
  };
  const ofUptime = (refs: string[]): KpiPoint[] => {
    const counts = new Map<string, { up: number; total: number }>();
    for (const { environmentRef, history } of histories) {
      if (!refs.includes(environmentRef)) continue;
      for (const { from, pass, warn, fail } of history.buckets) {
        const sum = counts.get(from) ?? { up: 0, total: 0 };
        sum.up += pass + warn;
        sum.total += pass + warn + fail;
        counts.set(from, sum);
      }
    }
    return [...counts]
      .filter(([, { total }]) => total > 0)
      .map(([at, { up, total }]) => ({ at, value: up / total, samples: total }))
      .sort((a, b) => (a.at < b.at ? -1 : 1));
  };

  return task => {
    const refs = task.request.environments.map(({ ref }) => ref);
    switch (task.sourceType) {
      case 'push':
        return atEach(task);
      case 'health':
        return ofUptime(refs);
      default:
        return courses.get(task) ?? ofSpans(task, spans, refs);
    }
  };
}

function ofSpans(task: KpiTask, spans: KpiSpan[], refs: string[]): KpiPoint[] {
  const { definition } = task.request;
  const byStart = new Map<number, KpiSpan[]>();
  for (const span of spans) {
    if (span.kpiId !== definition.id) continue;
    if (!refs.includes(span.environmentRef)) continue;
    byStart.set(span.start, [...(byStart.get(span.start) ?? []), span]);
  }
  const points: KpiPoint[] = [];
  for (const [start, group] of byStart) {
    const { value, samples } = measureSums(definition, group);
    if (value !== undefined) points.push(toPoint(start, value, samples));
  }
  return points;
}

function toPoint(at: number, value: number, samples: number): KpiPoint {
  return { at: new Date(at).toISOString(), value, samples };
}
