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
        measured.set(request, {
          ...measureSums(request.definition, sumsOf(request, sums)),
          ...this.#problemOf(request, outcomes),
        });
      }
    }
    return requests.map(request => measured.get(request) ?? { samples: 0 });
  }

  #problemOf(
    { agentRef, definition, environments }: KpiMeasureRequest,
    outcomes: Map<string, ScrapeOutcome>,
  ): { problem?: string } {
    for (const { ref: environmentRef } of environments) {
      const outcome = outcomes.get(instanceName({ agentRef, environmentRef }));
      if (!outcome) return { problem: 'it has not been read yet' };
      const problem =
        this.type === 'scrape' && !outcome.ok
          ? outcome.reason
          : outcome.problems.get(definition.id);
      if (problem) return { problem };
    }
    return {};
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

function sumsOf(
  { agentRef, definition, environments }: KpiMeasureRequest,
  sums: Map<string, KpiSum[]>,
): MeasuredSum[] {
  return environments.flatMap(
    ({ ref: environmentRef }) =>
      sums.get(
        `${instanceName({ agentRef, environmentRef })}\n${definition.id}`,
      ) ?? [],
  );
}
