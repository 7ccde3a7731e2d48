import type { KpiEvidence } from '@agent-portal/plugin-agents-common';
import type { AgentStore } from '../../catalog/AgentStore';
import type {
  KpiVerdictReadModel,
  StoredKpiVerdict,
} from '../../kpis/KpiVerdictReadModel';
import type { MaintenanceStore } from '../../maintenance';
import type { AlertSource } from './AlertSource';
import { findMaintenanceEnd } from './findMaintenanceEnd';
import type { ConcerningKpi, ConcerningKpiSource } from './sources';

/** What {@link KpiAlertSource} works with. */
export interface KpiAlertSourceOptions {
  agents: Pick<AgentStore, 'listPolicies'>;
  kpis: Pick<KpiVerdictReadModel, 'listVerdicts'>;
  concerning: ConcerningKpiSource;
  maintenance: Pick<MaintenanceStore, 'list'>;
}

/** For how long after maintenance an alert may still wait to be raised; longer than any rule has it wait. */
const LOOK_BACK_MS = 7 * 86_400_000;
const WINDOWS = 10_000;

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
    const { agents, kpis, concerning, maintenance } = this.#options;
    const stored = await concerning.listConcerning();
    const refs = [...new Set(stored.map(({ agentRef }) => agentRef))];
    if (refs.length === 0) return [];
    const verdicts = await kpis.listVerdicts(refs, now);
    const { environments } = await agents.listPolicies();
    const windows = await maintenance.list({
      scope: { type: 'all' },
      agentRefs: refs,
      startsBefore: now,
      endsAfter: now - LOOK_BACK_MS,
      limit: WINDOWS,
    });
    return stored.flatMap(one => {
      const found = verdicts
        .get(one.agentRef)
        ?.find(({ definition }) => definition.id === one.kpiId);
      if (!found?.verdict.counted) return [];
      const [environmentRef] = found.environments;
      const stage = environmentRef && environments.get(environmentRef)?.stage;
      return [
        {
          ...after(
            toEvidence(found, one, now),
            findMaintenanceEnd(windows, {
              agentRef: one.agentRef,
              environmentRefs: found.environments,
              now,
            }),
          ),
          ...(environmentRef && { environmentRef }),
          ...(stage && { stage }),
        },
      ];
    });
  }
}

/** What went wrong in maintenance, or before it, has to hold anew once that is over. */
function after(
  evidence: KpiEvidence,
  maintenanceEnd: number | undefined,
): KpiEvidence {
  if (maintenanceEnd === undefined) return evidence;
  return {
    ...evidence,
    since: Math.max(evidence.since, maintenanceEnd),
    burns: evidence.burns.map(burn =>
      burn.since === undefined
        ? burn
        : { ...burn, since: Math.max(burn.since, maintenanceEnd) },
    ),
  };
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
