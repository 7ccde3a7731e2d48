import { formatDuration } from '@agent-portal/plugin-agents-common';
import type { SeriesRole } from './createScrapePlan';
import type { InstanceReading, Readings } from './model';
import { describeLimit, noteCounters } from './noteCounters';

/** An instance that sends its metrics and has not for this long has fallen silent. */
export const SILENCE_MS = 5 * 60_000;

/** What is noted when more comes in than is kept. */
export const FULL = '!';

/** What did not come in of what an instance is to send, and why single KPIs are not measured. */
export function findSilence(
  before: Readings | undefined,
  { at, plan }: Pick<InstanceReading, 'at' | 'plan'>,
): { reason?: string; problems: Map<string, string> } {
  const problems = new Map<string, string>();
  const { sent, metricsAt } = before ?? {};
  if (!sent || metricsAt === undefined) {
    return {
      reason: 'nothing was received by OTLP yet',
      problems,
    };
  }
  if (at - metricsAt > SILENCE_MS) {
    return {
      reason: `nothing received for ${formatDuration(at - metricsAt)}`,
      problems,
    };
  }
  const missing = new Map<string, string>();
  const present = new Set<string>();
  for (const [metric, roles] of plan.roles) {
    const isSeen = at - (sent.seen.get(metric) ?? 0) <= SILENCE_MS;
    for (const role of roles) {
      if (!isMeasure(role)) continue;
      if (isSeen) present.add(role.kpiId);
      else if (!missing.has(role.kpiId)) missing.set(role.kpiId, metric);
    }
  }
  for (const [kpiId, metric] of missing) {
    if (present.has(kpiId)) continue;
    problems.set(
      kpiId,
      `nothing received of ${metric} for ${formatDuration(SILENCE_MS)}`,
    );
  }
  if (at - (sent.seen.get(FULL) ?? 0) <= SILENCE_MS) {
    noteCounters(plan, `it sends more than ${describeLimit()}`, problems);
  }
  return { problems };
}

/** A numerator may well be missing until the first time it counts something. */
function isMeasure(
  role: SeriesRole,
): role is Exclude<SeriesRole, { type: 'release' }> {
  return role.type !== 'release' && role.type !== 'total';
}
