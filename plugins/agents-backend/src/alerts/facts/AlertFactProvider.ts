import {
  type AlertKind,
  type AlertSeverity,
  type Fact,
} from '@agent-portal/plugin-agents-common';
import type { FactRequest } from '@agent-portal/plugin-agents-node';
import { toError } from '@backstage/errors';
import type { BuiltInFactProvider } from '../../readiness/facts/BuiltInFactProvider';
import { HOLDING_KINDS } from '../holdingAlerts';
import type { AlertStore } from '../model';
import { requireFreshRun } from '../requireFreshRun';
import type {
  AlertCount,
  AlertStandingReadModel,
} from '../results/AlertStandingReadModel';

const SEVERITIES: AlertSeverity[] = ['P0', 'P1', 'P2', 'P3'];

/** What {@link AlertFactProvider} works with. */
export interface AlertFactProviderOptions {
  store: Pick<AlertStore, 'getLastRun'>;
  standings: Pick<AlertStandingReadModel, 'listCounts'>;
}

/**
 * Knows how many alerts are open. Those about rollouts and levels of readiness are left out: a level
 * that an alert about its loss stood in the way of could never be reached again.
 */
export class AlertFactProvider implements BuiltInFactProvider {
  readonly id = 'alerts';
  readonly title = 'the evaluation of alerts';
  readonly #options: AlertFactProviderOptions;

  private constructor(options: AlertFactProviderOptions) {
    this.#options = options;
  }

  static create(options: AlertFactProviderOptions): AlertFactProvider {
    return new AlertFactProvider(options);
  }

  covers(factId: string): boolean {
    return factId.startsWith('alerts.');
  }

  async collect({
    agentRefs,
    now,
  }: FactRequest): Promise<Map<string, Map<string, Fact>>> {
    const { store, standings } = this.#options;
    const run = await store.getLastRun();
    let evaluatedAt: number;
    try {
      ({ evaluatedAt } = requireFreshRun(run, { now, kinds: HOLDING_KINDS }));
    } catch (error) {
      const missing = toError(error).message;
      return new Map(agentRefs.map(ref => [ref, allMissing(missing)]));
    }
    const counts = new Map<string, AlertCount[]>(
      agentRefs.map(ref => [ref, []]),
    );
    for (const one of await standings.listCounts(agentRefs)) {
      if (isCounted(one.kind)) counts.get(one.agentRef)?.push(one);
    }
    return new Map(
      [...counts].map(([ref, list]) => [ref, factsOf(list, evaluatedAt)]),
    );
  }
}

function isCounted(kind: AlertKind): boolean {
  return HOLDING_KINDS.includes(kind);
}

function factsOf(counts: AlertCount[], evaluatedAt: number): Map<string, Fact> {
  const observed = (matches: (one: AlertCount) => boolean): Fact => ({
    value: counts
      .filter(matches)
      .reduce((total, { count }) => total + count, 0),
    at: evaluatedAt,
    provenance: 'observed',
    source: { title: 'Alerts of Agent Portal' },
  });
  return new Map<string, Fact>([
    ['alerts.open', observed(() => true)],
    ['alerts.openP0P1', observed(({ severity }) => severity <= 'P1')],
    ['alerts.unacknowledged', observed(({ state }) => state === 'open')],
    ...SEVERITIES.map((severity): [string, Fact] => [
      `alerts.open.${severity}`,
      observed(one => one.severity === severity),
    ]),
  ]);
}

function allMissing(missing: string): Map<string, Fact> {
  return new Map([...factsOf([], 0).keys()].map(id => [id, { missing }]));
}
