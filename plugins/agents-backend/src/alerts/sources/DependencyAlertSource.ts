import type { DependencyEvidence } from '@agent-portal/plugin-agents-common';
import type { AgentStore } from '../../catalog/AgentStore';
import {
  type DependencyReadModel,
  toDependencyEvidence,
} from '../../dependencies';
import type { HealthSource } from '../../fleet/sources';
import { addUnheard } from './addUnheard';
import type { AlertSource } from './AlertSource';
import type { OpenDependencySource, UnwellAgentSource } from './sources';

/** What {@link DependencyAlertSource} works with. */
export interface DependencyAlertSourceOptions {
  agents: Pick<AgentStore, 'listPolicies'>;
  health: HealthSource;
  dependencies: Pick<DependencyReadModel, 'listDependencies'>;
  unwell: Pick<UnwellAgentSource, 'hasBadComponents'>;
  /** Dependencies of which alerts say that they are not well. */
  open: OpenDependencySource;
}

/** Tells how it is what agents depend on. */
export class DependencyAlertSource implements AlertSource<'dependencies'> {
  readonly part = 'dependencies';
  readonly kind = 'dependency';
  readonly #options: DependencyAlertSourceOptions;

  private constructor(options: DependencyAlertSourceOptions) {
    this.#options = options;
  }

  static create(options: DependencyAlertSourceOptions): DependencyAlertSource {
    return new DependencyAlertSource(options);
  }

  async collect(): Promise<DependencyEvidence[]> {
    const { agents, dependencies, health, unwell } = this.#options;
    const open = await this.#options.open.listOpen();
    if (open.length === 0 && !(await unwell.hasBadComponents())) return [];
    const { environments } = await agents.listPolicies();
    const found = await dependencies.listDependencies();
    const named = [...new Set(open.flatMap(({ agentRefs }) => agentRefs))];
    const states = await health.listInstanceHealth(named);
    return addUnheard(found, open, states)
      .filter(({ status }) => status !== 'pass')
      .map(one => toDependencyEvidence(one, environments));
  }
}
