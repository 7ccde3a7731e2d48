import type {
  Fact,
  HealthStatus,
  Stage,
} from '@agent-portal/plugin-agents-common';
import type { FactRequest } from '@agent-portal/plugin-agents-node';
import type { AgentStore } from '../../catalog/AgentStore';
import type { InstanceTarget } from '../../catalog/model';
import type { HealthSource } from '../../fleet/sources';
import type { BuiltInFactProvider } from './BuiltInFactProvider';

const STAGES: readonly Stage[] = ['development', 'staging', 'production'];

/** After this a reading of metrics says nothing about now. */
const READING_MS = 10 * 60_000;

/** How the last reading of the metrics of an instance went. */
export interface ReadingOutcome {
  agentRef: string;
  environmentRef: string;
  ok: boolean;
  /** Ms since 1970 in UTC. */
  at: number;
}

/** Where readings of metrics are looked up. */
export interface ReadingSource {
  listOutcomes(agentRefs: string[]): Promise<ReadingOutcome[]>;
}

interface InstanceFactProviderOptions {
  agents: Pick<AgentStore, 'listInstances' | 'listPolicies'>;
  health: HealthSource;
  readings: ReadingSource;
}

type Instance = { status: HealthStatus; at?: number; reading?: ReadingOutcome };

/** Knows how the instances of agents are, stage by stage. */
export class InstanceFactProvider implements BuiltInFactProvider {
  readonly id = 'instances';
  readonly title = 'the measuring of instances';
  readonly #options: InstanceFactProviderOptions;

  private constructor(options: InstanceFactProviderOptions) {
    this.#options = options;
  }

  static create(options: InstanceFactProviderOptions): InstanceFactProvider {
    return new InstanceFactProvider(options);
  }

  covers(factId: string): boolean {
    return STAGES.some(
      stage =>
        factId === `health.${stage}.status` ||
        factId === `metrics.${stage}.readable`,
    );
  }

  async collect({
    agentRefs,
    now,
  }: FactRequest): Promise<Map<string, Map<string, Fact>>> {
    const { agents, health, readings } = this.#options;
    const { environments } = await agents.listPolicies();
    const states = await health.listInstanceHealth(agentRefs);
    const outcomes = new Map(
      (await readings.listOutcomes(agentRefs)).map(one => [keyOf(one), one]),
    );
    const facts = new Map<string, Map<string, Fact>>();
    const targets = await agents.listInstances(agentRefs);
    const byAgent = groupBy(targets, target => target.agentRef);
    for (const agentRef of agentRefs) {
      const byStage = groupBy(
        byAgent.get(agentRef) ?? [],
        target => environments.get(target.environmentRef)?.stage,
      );
      const found = new Map<string, Fact>();
      facts.set(agentRef, found);
      for (const stage of STAGES) {
        const instances = (byStage.get(stage) ?? []).map(target =>
          toInstance(target, states, outcomes),
        );
        found.set(`health.${stage}.status`, worst(instances, stage));
        found.set(`metrics.${stage}.readable`, readable(instances, stage, now));
      }
    }
    return facts;
  }
}

function toInstance(
  target: InstanceTarget,
  states: Awaited<ReturnType<HealthSource['listInstanceHealth']>>,
  outcomes: Map<string, ReadingOutcome>,
): Instance {
  const state = states
    .get(target.agentRef)
    ?.find(one => one.environmentRef === target.environmentRef);
  const at = Date.parse(state?.health.observedAt ?? '');
  return {
    status: state?.health.status ?? 'unknown',
    ...(Number.isFinite(at) && { at }),
    reading: outcomes.get(keyOf(target)),
  };
}

/** One that fails decides, whatever is not known of the others. */
function worst(instances: Instance[], stage: Stage): Fact {
  if (instances.length === 0) return noInstance(stage);
  const has = (status: HealthStatus) =>
    instances.some(instance => instance.status === status);
  if (!has('fail') && has('unknown')) {
    return { missing: `its health in ${stage} was not measured of late` };
  }
  const value = (['fail', 'warn'] as const).find(has) ?? 'pass';
  return observed(
    value,
    'Health probes',
    instances.map(instance => instance.at),
  );
}

function readable(instances: Instance[], stage: Stage, now: number): Fact {
  if (instances.length === 0) return noInstance(stage);
  const readings = instances.map(instance => instance.reading);
  const fresh = readings.filter(
    reading => reading !== undefined && now - reading.at <= READING_MS,
  );
  const times = fresh.map(reading => reading?.at);
  if (fresh.some(reading => !reading?.ok)) {
    return observed(false, 'Readings of metrics', times);
  }
  return fresh.length < instances.length
    ? { missing: `its metrics in ${stage} were not read of late` }
    : observed(true, 'Readings of metrics', times);
}

function noInstance(stage: Stage): Fact {
  return { missing: `it has no instance in ${stage}` };
}

function observed(
  value: string | boolean,
  title: string,
  times: Array<number | undefined>,
): Fact {
  const known = times.filter(time => time !== undefined);
  return {
    value,
    provenance: 'observed',
    source: { title },
    // As old as the oldest of what it is made of.
    ...(known.length > 0 && { at: Math.min(...known) }),
  };
}

function groupBy<T, K>(items: T[], key: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}

function keyOf(one: { agentRef: string; environmentRef: string }): string {
  return `${one.agentRef}\n${one.environmentRef}`;
}
