import {
  countKpis,
  type Fact,
  type KpiProvenance,
  type KpiStatus,
  type KpiVerdict,
  worstKpi,
} from '@agent-portal/plugin-agents-common';
import type { FactRequest } from '@agent-portal/plugin-agents-node';
import type { StoredKpiVerdict } from '../../kpis';
import type { BuiltInFactProvider } from './BuiltInFactProvider';

/** Where the verdicts of KPIs are looked up. */
export interface VerdictSource {
  listVerdicts(
    agentRefs: string[],
    now: number,
  ): Promise<Map<string, StoredKpiVerdict[]>>;
}

/** What a verdict rests on. */
type Standing = { provenance: KpiProvenance; at?: number };

const WEAKEST_FIRST: KpiProvenance[] = ['stated', 'pushed', 'observed'];

const JUDGED_FROM: Record<KpiProvenance, string> = {
  observed: 'Judged by Agent Portal',
  pushed: 'Judged by Agent Portal from pushed samples',
  stated: 'Judged by Agent Portal from what documents state',
};

const SOURCE_TITLES: Record<string, string> = {
  observed: 'Measured by Agent Portal',
  pushed: 'A pushed sample',
  stated: 'A document',
};

/** Knows the values and verdicts of KPIs. */
export class KpiFactProvider implements BuiltInFactProvider {
  readonly id = 'kpis';
  readonly title = 'the measuring of KPIs';
  readonly #kpis: VerdictSource;

  private constructor(kpis: VerdictSource) {
    this.#kpis = kpis;
  }

  static create(options: { kpis: VerdictSource }): KpiFactProvider {
    return new KpiFactProvider(options.kpis);
  }

  covers(factId: string): boolean {
    return (
      factId === 'kpis.status' ||
      factId.startsWith('kpi.') ||
      factId.startsWith('kpi-status.')
    );
  }

  async collect({
    agentRefs,
    now,
  }: FactRequest): Promise<Map<string, Map<string, Fact>>> {
    const verdicts = await this.#kpis.listVerdicts(agentRefs, now);
    return new Map([...verdicts].map(([ref, list]) => [ref, factsOf(list)]));
  }
}

function factsOf(verdicts: StoredKpiVerdict[]): Map<string, Fact> {
  const facts = new Map<string, Fact>();
  for (const one of verdicts) {
    const { id } = one.definition;
    facts.set(`kpi.${id}`, valueOf(one));
    facts.set(`kpi-status.${id}`, statusOf(one));
  }
  const counted = verdicts.filter(({ verdict }) => verdict.counted);
  const worst = worstKpi(
    countKpis(counted.map(({ verdict }) => verdict.status)),
  );
  facts.set(
    'kpis.status',
    worst === 'unknown'
      ? { missing: 'not every KPI that counts has a verdict' }
      : judged(worst, weakestOf(counted.map(({ verdict }) => verdict))),
  );
  return facts;
}

/** What a document states is a fact too, though it is no measurement; its provenance tells. */
function valueOf(one: StoredKpiVerdict): Fact {
  const { definition, verdict, measurement, doubt } = one;
  const { title, unit, scale } = definition;
  if (doubt !== undefined || verdict.observed === undefined) {
    return { missing: doubt ?? 'it was not measured', title };
  }
  const { provenance, observedAt } = verdict;
  return {
    value: verdict.observed,
    title,
    unit,
    ...(scale !== undefined && { scale }),
    provenance,
    source: measurement.source ?? { title: SOURCE_TITLES[provenance] },
    ...(observedAt !== undefined && { at: observedAt }),
  };
}

function statusOf({ verdict, doubt }: StoredKpiVerdict): Fact {
  if (verdict.status !== 'unknown') {
    return judged(verdict.status, {
      provenance: verdict.provenance,
      at: verdict.observedAt,
    });
  }
  return {
    missing:
      doubt ??
      (verdict.counted
        ? 'what a document states does not show that it meets its target'
        : 'it has no target'),
  };
}

/** A verdict is worth what it rests on: what a job sent is not observed by being compared. */
function judged(status: KpiStatus, { provenance, at }: Standing): Fact {
  return {
    value: status,
    provenance,
    source: { title: JUDGED_FROM[provenance] },
    ...(at !== undefined && { at }),
  };
}

/** Of several verdicts that are known: the weakest provenance, and the oldest time, if all have one. */
function weakestOf(verdicts: KpiVerdict[]): Standing {
  const known = verdicts.filter(({ status }) => status !== 'unknown');
  const times = known.map(({ observedAt }) => observedAt ?? NaN);
  const at = Math.min(...times);
  const provenance = WEAKEST_FIRST.find(one =>
    known.some(verdict => verdict.provenance === one),
  );
  return {
    provenance: provenance ?? 'stated',
    ...(Number.isFinite(at) && { at }),
  };
}
