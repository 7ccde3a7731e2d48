import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { ReleaseEvidenceSource } from './ReleaseEvidenceSource';

/**
 * Where a backend module adds sources of what releases did.
 *
 * @public
 */
export interface AgentsReleaseEvidenceExtensionPoint {
  /**
   * Adds a source.
   *
   * @throws Error when there is a source of the same type already.
   */
  addReleaseEvidenceSource(source: ReleaseEvidenceSource): void;
}

/**
 * Extension point for sources of what releases did, such as a Prometheus server.
 *
 * @public
 */
export const agentsReleaseEvidenceExtensionPoint =
  createExtensionPoint<AgentsReleaseEvidenceExtensionPoint>({
    id: 'agents.release-evidence',
  });
