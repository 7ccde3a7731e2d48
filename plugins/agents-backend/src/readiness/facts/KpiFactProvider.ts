import {
  countKpis,
  type Fact,
  type KpiStatus,
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
      : judged(worst),
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
    return judged(verdict.status, verdict.observedAt);
  }
  return {
    missing:
      doubt ??
      (verdict.counted
        ? 'what a document states does not show that it meets its target'
        : 'it has no target'),
  };
}

function judged(status: KpiStatus, at?: number): Fact {
  return {
    value: status,
    provenance: 'observed',
    source: { title: 'Judged by Agent Portal' },
    ...(at !== undefined && { at }),
  };
}
