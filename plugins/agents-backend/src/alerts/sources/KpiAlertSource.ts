import type { KpiEvidence } from '@agent-portal/plugin-agents-common';
import type { AgentStore } from '../../catalog/AgentStore';
import type {
  KpiVerdictReadModel,
  StoredKpiVerdict,
} from '../../kpis/KpiVerdictReadModel';
import type { AlertSource } from './AlertSource';
import type { ConcerningKpi, ConcerningKpiSource } from './sources';

/** What {@link KpiAlertSource} works with. */
export interface KpiAlertSourceOptions {
  agents: Pick<AgentStore, 'listPolicies'>;
  kpis: Pick<KpiVerdictReadModel, 'listVerdicts'>;
  concerning: ConcerningKpiSource;
}

/** Tells how the KPIs stand that are not met, or whose budgets are used up too fast. */
export class KpiAlertSource implements AlertSource<'kpis'> {
  readonly part = 'kpis';
  readonly kind = 'kpi';
  readonly #options: KpiAlertSourceOptions;

  private constructor(options: KpiAlertSourceOptions) {
    this.#options = options;
  }

  static create(options: KpiAlertSourceOptions): KpiAlertSource {
    return new KpiAlertSource(options);
  }

  async collect({ now }: { now: number }): Promise<KpiEvidence[]> {
    const { agents, kpis, concerning } = this.#options;
    const stored = await concerning.listConcerning();
    const refs = [...new Set(stored.map(({ agentRef }) => agentRef))];
    if (refs.length === 0) return [];
    const verdicts = await kpis.listVerdicts(refs, now);
    const { environments } = await agents.listPolicies();
    return stored.flatMap(one => {
      const found = verdicts
        .get(one.agentRef)
        ?.find(({ definition }) => definition.id === one.kpiId);
      if (!found?.verdict.counted) return [];
      const [environmentRef] = found.environments;
      const stage = environmentRef && environments.get(environmentRef)?.stage;
      return [
        {
          ...toEvidence(found, one, now),
          ...(environmentRef && { environmentRef }),
          ...(stage && { stage }),
        },
      ];
    });
  }
}

function toEvidence(
  { definition, verdict, burns }: StoredKpiVerdict,
  stored: ConcerningKpi,
  now: number,
): KpiEvidence {
  return {
    agentRef: stored.agentRef,
    kpiId: definition.id,
    title: definition.title,
    category: definition.category,
    status: verdict.status,
    // The verdict is drawn anew; what is stored follows within moments.
    since: verdict.status === stored.status ? stored.since : now,
    reason: verdict.reason,
    burns,
  };
}
