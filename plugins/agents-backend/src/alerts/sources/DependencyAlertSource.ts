import type { DependencyEvidence } from '@agent-portal/plugin-agents-common';
import type { AlertSource } from './AlertSource';
import type { DependencySource } from './sources';

/** Tells how it is what agents depend on. */
export class DependencyAlertSource implements AlertSource<'dependencies'> {
  readonly part = 'dependencies';
  readonly kind = 'dependency';
  readonly #dependencies: DependencySource;

  private constructor(dependencies: DependencySource) {
    this.#dependencies = dependencies;
  }

  static create(options: {
    dependencies: DependencySource;
  }): DependencyAlertSource {
    return new DependencyAlertSource(options.dependencies);
  }

  collect(): Promise<DependencyEvidence[]> {
    return this.#dependencies.listDependencies();
  }
}
