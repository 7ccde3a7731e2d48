import {
  countRejections,
  type ExpositionSample,
  parseExposition,
} from '@agent-portal/plugin-agents-common';
import type { InstanceTarget } from '../../catalog/model';
import { documentUrl } from '../../http/documentUrl';
import {
  type GuardedHttpClient,
  TargetError,
} from '../../http/GuardedHttpClient';
import type { ScrapePlan } from './createScrapePlan';
import type { InstanceReading } from './model';
import {
  type BusinessReport,
  parseBusinessValues,
} from './parseBusinessValues';

const METRICS_TYPES =
  'application/openmetrics-text;version=1.0.0;q=0.9,text/plain;version=0.0.4;q=0.8,*/*;q=0.1';
const HEALTH_TYPES = 'application/health+json,application/json;q=0.9';

/** A page that was read and is of no use. */
class PageProblem extends Error {}

/** How an instance is read. */
export interface ReadOptions {
  http: GuardedHttpClient;
  plan: ScrapePlan;
  timeoutMs: number;
  maximumBytes: number;
  maximumSeries: number;
  now: () => number;
  signal?: AbortSignal;
}

/**
 * Whether an instance has pages that KPIs are measured from, or sends its metrics: that one fell
 * silent is found out by looking.
 */
export function isRead(target: InstanceTarget, plan: ScrapePlan): boolean {
  return target.metrics.type !== 'prometheus' || plan.checks.size > 0;
}

/**
 * Reads the pages of one instance that KPIs are measured from.
 *
 * @returns undefined when the reading was given up.
 */
export async function readInstance(
  target: InstanceTarget,
  options: ReadOptions,
): Promise<InstanceReading | undefined> {
  const { plan, now } = options;
  const wantsMetrics = target.metrics.type === 'scrape';
  const wantsBusiness = plan.checks.size > 0;

  const [metrics, business] = await Promise.all([
    wantsMetrics ? attempt(() => readMetrics(target, options)) : undefined,
    wantsBusiness ? attempt(() => readBusiness(target, options)) : undefined,
  ]);
  if (options.signal?.aborted) return undefined;

  const problems = new Map<string, string>();
  if (business && 'problem' in business) {
    for (const kpiId of [...plan.checks.values()].flat()) {
      problems.set(kpiId, business.problem);
    }
  } else if (business) {
    for (const [check, kpiIds] of plan.checks) {
      if (business.values.has(check)) continue;
      const excuse = business.excuses.get(check);
      for (const kpiId of kpiIds) {
        problems.set(
          kpiId,
          `${target.paths.business} has no value for ${check}${
            excuse ? ` (${excuse})` : ''
          }`,
        );
      }
    }
  }
  const failure = metrics && 'problem' in metrics ? metrics.problem : undefined;
  const isBusinessRead = business && !('problem' in business);
  return {
    agentRef: target.agentRef,
    environmentRef: target.environmentRef,
    url: target.url,
    at: now(),
    plan,
    ...(metrics && !('problem' in metrics) && { metrics: metrics.samples }),
    ...(isBusinessRead && { business: business.values }),
    ok: failure === undefined,
    ...(failure !== undefined && { reason: failure }),
    rejected:
      (metrics && !('problem' in metrics) ? metrics.rejected : 0) +
      (isBusinessRead ? business.rejected : 0),
    problems,
  };
}

async function readMetrics(
  target: InstanceTarget,
  options: ReadOptions,
): Promise<{ samples: ExpositionSample[]; rejected: number }> {
  if (target.metrics.type !== 'scrape') return { samples: [], rejected: 0 };
  const { path } = target.metrics;
  const body = await readPage(target, {
    ...options,
    path,
    accept: METRICS_TYPES,
  });
  const { samples, rejected, lines } = parseExposition(body, {
    wanted: options.plan.wanted,
    escapeNames: true,
    maximumSeries: options.maximumSeries,
  });
  if (lines === 0) throw new PageProblem(`${path} answers without metrics`);
  if (rejected.overLimit > 0) {
    throw new PageProblem(
      `${path} has more than ${options.maximumSeries.toLocaleString(
        'en',
      )} series of the metrics that KPIs are measured from; leave out labels that take many values`,
    );
  }
  if (lines === rejected.malformed) {
    throw new PageProblem(`${path} answers with text that is not metrics`);
  }
  return { samples, rejected: countRejections(rejected) };
}

async function readBusiness(
  target: InstanceTarget,
  options: ReadOptions,
): Promise<BusinessReport> {
  const path = target.paths.business;
  const body = await readPage(target, {
    ...options,
    path,
    accept: HEALTH_TYPES,
  });
  const parsed = parseBusinessValues(body, options.plan.checks.keys());
  if (!parsed) {
    throw new PageProblem(`${path} answers without a health document`);
  }
  return parsed;
}

async function readPage(
  target: InstanceTarget,
  options: ReadOptions & { path: string; accept: string },
): Promise<string> {
  const { http, path, accept, timeoutMs, maximumBytes, signal } = options;
  const answer = await http.get(documentUrl(target.url, path), {
    timeoutMs,
    maximumBytes,
    accept,
    signal,
  });
  if (answer.status < 200 || answer.status > 299) {
    throw new PageProblem(`${path} answers ${answer.status}`);
  }
  if (/^\s*text\/html\b/i.test(answer.contentType)) {
    throw new PageProblem(`${path} answers with a web page`);
  }
  return answer.body;
}

/** Turns what is wrong with the target into its problem; what is wrong with us stays an error. */
async function attempt<T>(
  read: () => Promise<T>,
): Promise<T | { problem: string }> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof PageProblem || error instanceof TargetError) {
      return { problem: error.message };
    }
    throw error;
  }
}
