import type {
  Dependency,
  DependencyHealth,
} from '@agent-portal/plugin-agents-common';
import { toTime } from '../readiness/workflow/toTime';

/** Something that agents depend on, as the API shows it. */
export function presentDependency(dependency: Dependency): DependencyHealth {
  const { environmentRef } = dependency;
  return {
    ref: dependency.ref,
    title: dependency.title,
    dependsOn: [...dependency.dependsOn],
    environment: environmentRef,
    status: dependency.status,
    since: toTime(dependency.since),
    reason: dependency.reason,
    reporting: dependency.reporting,
    agents: dependency.agents.map(report => ({
      ref: report.agentRef,
      title: report.agentTitle,
      environment: environmentRef,
      status: report.status,
      component: report.component,
      output: report.output,
      through: report.through,
      at: report.at === undefined ? undefined : toTime(report.at),
    })),
  };
}
