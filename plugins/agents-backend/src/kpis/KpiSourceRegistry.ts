import type {
  AgentsKpiSourceExtensionPoint,
  KpiSource,
} from '@agent-portal/plugin-agents-node';

/** Collects the sources that modules add. */
export class KpiSourceRegistry implements AgentsKpiSourceExtensionPoint {
  readonly #sources: KpiSource[] = [];

  addKpiSource(source: KpiSource): void {
    if (this.#sources.some(({ type }) => type === source.type)) {
      throw new Error(
        `There are two KPI sources of the type "${source.type}"; install one of them`,
      );
    }
    this.#sources.push(source);
  }

  /** Those that were added, in order. */
  list(): KpiSource[] {
    return [...this.#sources];
  }
}
