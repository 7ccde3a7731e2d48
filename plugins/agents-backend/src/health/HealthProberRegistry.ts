import type {
  AgentsHealthProberExtensionPoint,
  HealthProber,
} from '@agent-portal/plugin-agents-node';

/** Collects the probers that modules add. */
export class HealthProberRegistry implements AgentsHealthProberExtensionPoint {
  readonly #probers: HealthProber[] = [];

  addProber(prober: HealthProber): void {
    if (this.#probers.some(({ id }) => id === prober.id)) {
      throw new Error(
        `There are two health probers with the id "${prober.id}"; give one of them another`,
      );
    }
    this.#probers.push(prober);
  }

  /** Those that were added, in order. */
  list(): HealthProber[] {
    return [...this.#probers];
  }
}
