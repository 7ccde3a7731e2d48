import type { KpiMeasurement } from '@agent-portal/plugin-agents-common';
import type {
  KpiMeasureOptions,
  KpiMeasureRequest,
  KpiSource,
} from '@agent-portal/plugin-agents-node';
import { instanceName, type ScrapeOutcome } from '../scrape/model';
import type { KpiSum, ScrapeStore } from '../scrape/ScrapeStore';
import { byWindow, namedAgents } from './byWindow';
import { type MeasuredSum, measureSums } from './measureSums';
import { observedLast } from './observedLast';

/**
 * Measures KPIs from what was stored while instances were read: those of type `scrape` from their
 * metrics, those of type `business` from their business figures. One query per window, whatever
 * the number of agents.
 */
export class StoredKpiSource implements KpiSource {
  readonly type: 'scrape' | 'business';
  readonly #store: ScrapeStore;

  private constructor(type: 'scrape' | 'business', store: ScrapeStore) {
    this.type = type;
    this.#store = store;
  }

  static create(options: {
    type: 'scrape' | 'business';
    store: ScrapeStore;
  }): StoredKpiSource {
    return new StoredKpiSource(options.type, options.store);
  }

  async measure(
    requests: KpiMeasureRequest[],
    { now, signal }: KpiMeasureOptions,
  ): Promise<KpiMeasurement[]> {
    const groups = byWindow(requests);
    const outcomes = new Map(
      (await this.#store.listOutcomes(namedAgents(requests))).map(one => [
        instanceName(one),
        one,
      ]),
    );
    const measured = new Map<KpiMeasureRequest, KpiMeasurement>();
    for (const { windowMs, requests: group, kpiIds, agentRefs } of groups) {
      signal?.throwIfAborted();
      const sums = groupSums(
        await this.#store.sumKpis({ since: now - windowMs, kpiIds, agentRefs }),
      );
      for (const request of group) {
        const byEnvironment = sumsOf(request, sums);
        const { newestAt, ...measurement } = measureSums(
          request.definition,
          [...byEnvironment.values()].flat(),
        );
        const observedAt =
          newestAt === undefined
            ? undefined
            : observedLast([...byEnvironment.values()].map(newestOf));
        measured.set(request, {
          ...measurement,
          ...(observedAt !== undefined && { newestAt: observedAt }),
          ...this.#problemOf(request, { outcomes, byEnvironment }),
        });
      }
    }
    return requests.map(request => measured.get(request) ?? { samples: 0 });
  }

  #problemOf(
    { agentRef, definition, environments }: KpiMeasureRequest,
    context: {
      outcomes: Map<string, ScrapeOutcome>;
      byEnvironment: Map<string, MeasuredSum[]>;
    },
  ): { problem?: string } {
    const isOnly = environments.length === 1;
    for (const { ref: environmentRef } of environments) {
      const outcome = context.outcomes.get(
        instanceName({ agentRef, environmentRef }),
      );
      const problem = outcome
        ? this.#faultOf(outcome, definition.id)
        : 'it has not been read yet';
      if (problem) {
        return { problem: isOnly ? problem : `${environmentRef}: ${problem}` };
      }
    }
    // Of a single instance that counted nothing there is no value to begin with.
    const silent = environments.find(
      ({ ref }) => !context.byEnvironment.get(ref)?.length,
    );
    return silent && !isOnly
      ? { problem: `${silent.ref}: nothing was counted within the window` }
      : {};
  }

  #faultOf(outcome: ScrapeOutcome, kpiId: string): string | undefined {
    return this.type === 'scrape' && !outcome.ok
      ? outcome.reason ?? 'it could not be read'
      : outcome.problems.get(kpiId);
  }
}

function groupSums(sums: KpiSum[]): Map<string, KpiSum[]> {
  const groups = new Map<string, KpiSum[]>();
  for (const sum of sums) {
    const name = `${instanceName(sum)}\n${sum.kpiId}`;
    const group = groups.get(name);
    if (group) group.push(sum);
    else groups.set(name, [sum]);
  }
  return groups;
}

/** By environment, an empty list for one of which there is nothing. */
function sumsOf(
  { agentRef, definition, environments }: KpiMeasureRequest,
  sums: Map<string, KpiSum[]>,
): Map<string, MeasuredSum[]> {
  return new Map(
    environments.map(({ ref }) => [
      ref,
      sums.get(
        `${instanceName({ agentRef, environmentRef: ref })}\n${definition.id}`,
      ) ?? [],
    ]),
  );
}

function newestOf(sums: MeasuredSum[]): number | undefined {
  return sums.length > 0
    ? Math.max(...sums.map(sum => sum.newestAt))
    : undefined;
}
