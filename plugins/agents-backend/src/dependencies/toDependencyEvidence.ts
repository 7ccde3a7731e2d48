import type {
  Dependency,
  DependencyEvidence,
  Stage,
} from '@agent-portal/plugin-agents-common';

/** Something that agents depend on, as the rules of alerts look at it. */
export function toDependencyEvidence(
  dependency: Dependency,
  environments: ReadonlyMap<string, { stage: Stage }>,
): DependencyEvidence {
  const { ref, title, environmentRef, status, since, reason, dependsOn } =
    dependency;
  const stage = environments.get(environmentRef)?.stage;
  return {
    ...(ref !== undefined && { ref }),
    title,
    environmentRef,
    ...(stage !== undefined && { stage }),
    status,
    since,
    reason,
    dependsOn,
    agents: dependency.agents.flatMap(report =>
      report.component !== undefined &&
      (report.status === 'fail' || report.status === 'warn')
        ? [
            {
              agentRef: report.agentRef,
              component: report.component,
              ...(report.output !== undefined && { reason: report.output }),
            },
          ]
        : [],
    ),
  };
}
