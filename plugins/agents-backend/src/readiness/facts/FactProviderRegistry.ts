import type {
  AgentsFactProviderExtensionPoint,
  FactProvider,
} from '@agent-portal/plugin-agents-node';

/** Ids of the providers that come with the portal. */
const BUILT_IN = [
  'catalog',
  'fleet',
  'instances',
  'kpis',
  'pushed',
  'attestations',
];

/** Collects the providers that modules add. */
export class FactProviderRegistry implements AgentsFactProviderExtensionPoint {
  readonly #providers: FactProvider[] = [];

  addFactProvider(provider: FactProvider): void {
    const taken = [...BUILT_IN, ...this.#providers.map(({ id }) => id)];
    if (taken.includes(provider.id)) {
      throw new Error(
        `There are two fact providers of the id "${provider.id}"; install one of them`,
      );
    }
    this.#providers.push(provider);
  }

  /** Those that were added, in order. */
  list(): FactProvider[] {
    return [...this.#providers];
  }
}
