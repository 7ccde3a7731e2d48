import type {
  AgentsReleaseEvidenceExtensionPoint,
  ReleaseEvidenceSource,
} from '@agent-portal/plugin-agents-node';

/** Collects the sources of evidence that modules add. */
export class ReleaseEvidenceRegistry
  implements AgentsReleaseEvidenceExtensionPoint
{
  readonly #sources = new Map<string, ReleaseEvidenceSource>();

  private constructor() {}

  static create(): ReleaseEvidenceRegistry {
    return new ReleaseEvidenceRegistry();
  }

  addReleaseEvidenceSource(source: ReleaseEvidenceSource): void {
    if (this.#sources.has(source.type)) {
      throw new Error(
        `There are two sources of release evidence of the type "${source.type}"; install one of them`,
      );
    }
    this.#sources.set(source.type, source);
  }

  /** Those that were added. */
  list(): ReleaseEvidenceSource[] {
    return [...this.#sources.values()];
  }
}
