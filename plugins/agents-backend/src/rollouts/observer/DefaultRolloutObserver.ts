import {
  type MetricsObservation,
  type RolloutGate,
  type RolloutObservations,
} from '@agent-portal/plugin-agents-common';
import type {
  AlertSeverity,
  RolloutHoldProvider,
  TrafficObservation,
} from '@agent-portal/plugin-agents-node';
import type { AgentStore } from '../../catalog/AgentStore';
import type { HealthSource } from '../../fleet/sources';
import type {
  KpiVerdictReadModel,
  StoredKpiVerdict,
} from '../../kpis/KpiVerdictReadModel';
import type {
  RolloutObserver,
  RolloutStore,
  StoredRollout,
  TrafficDrivers,
} from '../model';
import type { StopLineStore } from '../plans/StopLineStore';
import { askHoldProviders, type ExternalHolds } from './askHoldProviders';
import { describeMissing } from './describeMissing';
import { findNewest } from './findNewest';
import { findUnderWay } from './findUnderWay';
import { instanceKey } from './instanceKey';
import { judgeRolloutGates } from './judgeRolloutGates';
import { liftByBreakGlass } from './liftByBreakGlass';
import { listExternalHolds } from './listExternalHolds';
import { observeHealth } from './observeHealth';
import { observeKpis } from './observeKpis';
import { observePlaces } from './observeTraffic';
import { pinnedInstance, placeKey } from './pinnedInstance';
import type { ReleaseObserver } from './ReleaseObserver';
import type { SmokeTestSource } from './SmokeTestSource';
import type { GateSource, PlanSource } from './sources';
import { inCatalog, type WantedRollout } from './wantedRollouts';
import type { TrafficSightings } from './TrafficSightings';
import { toDriverObservation } from './toDriverObservation';

/** What {@link DefaultRolloutObserver} works with. */
export interface DefaultRolloutObserverOptions {
  agents: AgentStore;
  store: Pick<RolloutStore, 'list'>;
  drivers: TrafficDrivers;
  releases: ReleaseObserver;
  health: HealthSource;
  kpis: Pick<KpiVerdictReadModel, 'listVerdicts'>;
  gates: GateSource;
  plans: PlanSource;
  smokeTests: SmokeTestSource;
  holds: RolloutHoldProvider[];
  stopLine: Pick<StopLineStore, 'get'>;
  sightings: Pick<TrafficSightings, 'note'>;
  /** Histogram of the durations of requests. */
  requestHistogram: string;
  /** For one driver or provider, in ms. */
  limitMs: number;
  now: () => number;
}

interface Run {
  signal?: AbortSignal;
}

/**
 * Looks at everything that rollouts are decided from: each source is asked once for all of them.
 * What cannot be seen says so in the observation; only the plugin's own database may fail the whole.
 */
export class DefaultRolloutObserver implements RolloutObserver {
  readonly #options: DefaultRolloutObserverOptions;

  private constructor(options: DefaultRolloutObserverOptions) {
    this.#options = options;
  }

  static create(
    options: DefaultRolloutObserverOptions,
  ): DefaultRolloutObserver {
    return new DefaultRolloutObserver(options);
  }

  async observe(
    rollouts: StoredRollout[],
    run: Run,
  ): Promise<RolloutObservations[]> {
    if (rollouts.length === 0) return [];
    const { agents, stopLine, store, plans, gates, holds, sightings, now } =
      this.#options;
    const time = now();
    const refs = [...new Set(rollouts.map(({ rollout }) => rollout.agent))];
    const known = new Map(
      (await agents.listAgents(refs)).map(agent => [agent.ref, agent]),
    );
    const instances = new Map(
      (await agents.listInstances(refs)).map(one => [instanceKey(one), one]),
    );
    const wanted = rollouts.map(({ rollout }): WantedRollout => {
      const instance = instances.get(keyOf(rollout));
      return { rollout, instance, place: pinnedInstance(rollout, instance) };
    });
    const { traffic, external } = await this.#askOthers(wanted, time, run);
    const observed = wanted.map(({ rollout, instance, place }) => ({
      rollout,
      // Counted and tested is what the traffic goes to.
      instance: instance && { ...instance, ...place },
      seen: place && traffic.get(placeKey(place)),
    }));
    const metrics = await this.#options.releases.observe(observed, {
      now: time,
      ...run,
    });
    const health = await this.#options.health.listInstanceHealth(refs);
    const verdicts = await this.#options.kpis.listVerdicts(refs, time);
    const standings = await gates.read(
      wanted.map(({ rollout }) => rollout),
      time,
    );
    const planned = await plans.read(
      wanted.map(({ rollout }) => rollout),
      { seen: inCatalog(wanted, traffic), ...run },
    );
    const line = await stopLine.get();
    const active = await store.list(activeOf(rollouts));
    const newest = findNewest(active);
    const afterOthers = findUnderWay(active);
    const smokeTests = await this.#options.smokeTests.observe(observed, run);

    return wanted.map(({ rollout, instance }, index): RolloutObservations => {
      const { seen } = observed[index];
      if (seen?.status === 'ok') sightings.note(rollout.id, seen.at);
      const missing = describeMissing(rollout, {
        isKnown: known.has(rollout.agent),
        instance,
      });
      const { policy, agent } = rollout;
      const measured = health
        .get(agent)
        ?.find(one => one.environmentRef === rollout.environment);
      const observedHealth = observeHealth(measured, {
        now: time,
        freshnessMs: policy.judgement.freshnessMs,
      });
      const standing = standings(rollout);
      const lifted = liftByBreakGlass({
        rollout,
        external: external[index],
        observed: observedHealth,
        measured,
        standing,
      });
      const ofAgent: StoredKpiVerdict[] = verdicts.get(agent) ?? [];
      const released: MetricsObservation = metrics[index].metrics;
      const newer = newest(rollout);
      return {
        driver: toDriverObservation(seen ?? unseen(missing), rollout),
        metrics: released,
        health: observedHealth,
        gates: judgeRolloutGates(policy.gates, {
          ...standing,
          health: observedHealth,
          verdicts: ofAgent,
          candidate: rollout.candidate,
          external: lifted.external,
          lifted,
          providers: holds,
        }),
        kpis: observeKpis(policy.rollback, {
          metrics: released,
          verdicts: ofAgent,
          requestHistogram: this.#options.requestHistogram,
        }),
        holds: listExternalHolds(lifted.external, {
          now: time,
          // A gate says the same of alerts, and once is enough.
          isGated: policy.gates.some(({ type }) => type === 'alerts'),
        }),
        ...(lifted.breakGlass && { breakGlass: lifted.breakGlass }),
        ...(smokeTests[index] && { smokeTest: smokeTests[index] }),
        ...(metrics[index].traffic && { traffic: metrics[index].traffic }),
        ...(line?.stopped && {
          stopLine: {
            by: line.changedBy,
            at: line.changedAt,
            reason: line.reason,
          },
        }),
        plan: afterOthers(rollout, planned(rollout)),
        ...(missing && { missing }),
        ...(newer && { supersededBy: newer }),
      };
    });
  }

  async #askOthers(
    wanted: WantedRollout[],
    now: number,
    run: Run,
  ): Promise<{
    traffic: Map<string, TrafficObservation>;
    external: ExternalHolds[];
  }> {
    const { drivers, holds, limitMs } = this.#options;
    const seen = new Map(
      wanted.flatMap(({ place }) =>
        place ? [[placeKey(place), place] as const] : [],
      ),
    );
    const [traffic, external] = await Promise.all([
      observePlaces({
        places: [...seen.values()],
        drivers,
        limitMs,
        ...run,
      }),
      askHoldProviders({
        providers: holds,
        requests: wanted.map(({ rollout }) => ({
          agentRef: rollout.agent,
          environmentRef: rollout.environment,
          severity: leastSeverity(rollout.policy.gates),
        })),
        now,
        limitMs,
        ...run,
      }),
    ]);
    return { traffic, external };
  }
}

function keyOf({ agent, environment }: StoredRollout['rollout']): string {
  return instanceKey({ agentRef: agent, environmentRef: environment });
}

/** The least severe alerts that matter to gates, and at any rate those of P1. */
function leastSeverity(gates: RolloutGate[]): AlertSeverity {
  return gates.reduce<AlertSeverity>(
    (least, gate) =>
      gate.type === 'alerts' && gate.severity > least ? gate.severity : least,
    'P1',
  );
}

/** Of one agent's environment only its own rollouts matter. */
function activeOf(rollouts: StoredRollout[]) {
  const [{ rollout }] = rollouts;
  return rollouts.length === 1
    ? {
        active: true,
        agentRef: rollout.agent,
        environmentRef: rollout.environment,
      }
    : { active: true };
}

function unseen(missing: string | undefined): TrafficObservation {
  return { status: 'error', reason: missing ?? 'Nobody looked at its traffic' };
}
