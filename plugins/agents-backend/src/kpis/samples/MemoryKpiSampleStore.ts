import {
  type AgentKpi,
  type KpiSample,
  type KpiSampleStore,
  kpiName,
} from './KpiSampleStore';

/** A {@link KpiSampleStore} for tests. */
export class MemoryKpiSampleStore implements KpiSampleStore {
  readonly #samples = new Map<string, KpiSample>();

  private constructor() {}

  static create(): MemoryKpiSampleStore {
    return new MemoryKpiSampleStore();
  }

  async insert(samples: KpiSample[]): Promise<number> {
    const before = this.#samples.size;
    for (const sample of samples) {
      const { agentRef, kpiId, at, source } = sample;
      const name = [agentRef, kpiId, at, source].join('\n');
      if (!this.#samples.has(name)) this.#samples.set(name, { ...sample });
    }
    return this.#samples.size - before;
  }

  async listNewestTimes(kpis: AgentKpi[]): Promise<Map<string, number>> {
    const wanted = new Set(kpis.map(kpiName));
    const newest = await this.listNewest();
    return new Map(
      newest
        .filter(sample => wanted.has(kpiName(sample)))
        .map(sample => [kpiName(sample), sample.at]),
    );
  }

  async listNewest(agentRefs?: string[]): Promise<KpiSample[]> {
    const newest = new Map<string, KpiSample>();
    for (const sample of this.#samples.values()) {
      if (agentRefs && !agentRefs.includes(sample.agentRef)) continue;
      const name = `${sample.agentRef}\n${sample.kpiId}`;
      const known = newest.get(name);
      if (!known || compare(known, sample) < 0) newest.set(name, sample);
    }
    return [...newest.values()];
  }

  async listSince(agentRef: string, since: number): Promise<KpiSample[]> {
    return [...this.#samples.values()]
      .filter(sample => sample.agentRef === agentRef && sample.at >= since)
      .sort((a, b) => a.at - b.at)
      .slice(-2_000);
  }

  async prune(before: number): Promise<void> {
    const kept = new Set(await this.listNewest());
    for (const [name, sample] of this.#samples) {
      if (sample.at < before && !kept.has(sample)) this.#samples.delete(name);
    }
  }
}

function compare(a: KpiSample, b: KpiSample): number {
  return (
    a.at - b.at || a.receivedAt - b.receivedAt || (a.source < b.source ? -1 : 1)
  );
}
