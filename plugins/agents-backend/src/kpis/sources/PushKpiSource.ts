import type {
  AgentSampleSpec,
  KpiMeasurement,
} from '@agent-portal/plugin-agents-common';
import type {
  KpiMeasureOptions,
  KpiMeasureRequest,
  KpiSource,
} from '@agent-portal/plugin-agents-node';
import type { AgentStore } from '../../catalog/AgentStore';
import type { KpiSample, KpiSampleStore } from '../samples/KpiSampleStore';
import { namedAgents } from './byWindow';

/**
 * Knows KPIs from the newest sample that somebody pushed within the window; where nobody has, from
 * the newest figure that a document states. What was measured comes before what is stated.
 */
export class PushKpiSource implements KpiSource {
  readonly type = 'push';
  readonly #agents: AgentStore;
  readonly #store: KpiSampleStore;

  private constructor(agents: AgentStore, store: KpiSampleStore) {
    this.#agents = agents;
    this.#store = store;
  }

  static create(options: {
    agents: AgentStore;
    store: KpiSampleStore;
  }): PushKpiSource {
    return new PushKpiSource(options.agents, options.store);
  }

  async measure(
    requests: KpiMeasureRequest[],
    { now }: KpiMeasureOptions,
  ): Promise<KpiMeasurement[]> {
    const agentRefs = namedAgents(requests);
    const stated = new Map<string, KpiMeasurement>();
    for (const agent of await this.#agents.listAgents(agentRefs)) {
      for (const sample of agent.samples) {
        const name = `${agent.ref}\n${sample.kpi}`;
        stated.set(name, newer(stated.get(name), toStated(sample)));
      }
    }
    const pushed = new Map(
      (await this.#store.listNewest(agentRefs)).map(sample => [
        `${sample.agentRef}\n${sample.kpiId}`,
        sample,
      ]),
    );
    return requests.map(({ agentRef, definition, windowMs }) => {
      const name = `${agentRef}\n${definition.id}`;
      const sample = pushed.get(name);
      const claim = stated.get(name);
      const isCurrent = sample && sample.at >= now - windowMs;
      if (sample && (isCurrent || !claim)) return toPushed(sample);
      return claim ?? { samples: 0 };
    });
  }
}

function toPushed(sample: KpiSample): KpiMeasurement {
  return {
    value: sample.value,
    samples: sample.count,
    newestAt: sample.at,
    provenance: 'pushed',
    source: {
      title: sample.source,
      ...(sample.sourceUrl !== undefined && { url: sample.sourceUrl }),
      actor: sample.actor,
    },
  };
}

function toStated(sample: AgentSampleSpec): KpiMeasurement {
  const { value, count = 1, source } = sample;
  const at = Date.parse(sample.at ?? '');
  return {
    value,
    samples: count,
    ...(Number.isFinite(at) && { newestAt: at }),
    provenance: 'stated',
    source: {
      title: source.title,
      ...(source.url !== undefined && { url: source.url }),
    },
  };
}

/** The newer of two figures; one without a date is older than any with. */
function newer(
  a: KpiMeasurement | undefined,
  b: KpiMeasurement,
): KpiMeasurement {
  return a && (a.newestAt ?? 0) > (b.newestAt ?? 0) ? a : b;
}
