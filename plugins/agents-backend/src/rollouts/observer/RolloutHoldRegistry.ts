import type {
  AgentsRolloutHoldExtensionPoint,
  RolloutHoldProvider,
} from '@agent-portal/plugin-agents-node';

/** The hold providers that modules add. */
export class RolloutHoldRegistry implements AgentsRolloutHoldExtensionPoint {
  readonly #providers = new Map<string, RolloutHoldProvider>();

  private constructor() {}

  static create(): RolloutHoldRegistry {
    return new RolloutHoldRegistry();
  }

  addRolloutHoldProvider(provider: RolloutHoldProvider): void {
    if (this.#providers.has(provider.id)) {
      throw new Error(
        `There are two hold providers with the id "${provider.id}"; install one of them`,
      );
    }
    this.#providers.set(provider.id, provider);
  }

  list(): RolloutHoldProvider[] {
    return [...this.#providers.values()];
  }
}
