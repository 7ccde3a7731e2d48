import type { DependencyHealth } from '@agent-portal/plugin-agents-common';

/** A dependency with those of the same environment that it depends on itself. */
export interface DependencyNode {
  key: string;
  dependency: DependencyHealth;
  children: DependencyNode[];
}

/** What an agent depends on in one environment. */
export interface DependencyForest {
  environment: string;
  nodes: DependencyNode[];
}

/**
 * Lays out what an agent depends on: at the top what it needs itself, below each what that needs. What
 * depends on each other in a ring is shown once on each way down.
 *
 * @param environments - In the order in which they are shown, others by name after them; those in which
 *   something is not well come first.
 */
export function toDependencyForest(
  dependencies: readonly DependencyHealth[],
  options: { agent: string; environments: readonly string[] },
): DependencyForest[] {
  const { agent, environments } = options;
  const named = [...new Set(dependencies.map(one => one.environment))].sort();
  const ordered = [
    ...environments.filter(one => named.includes(one)),
    ...named.filter(one => !environments.includes(one)),
  ];
  const forests = ordered.map(environment => {
    const here = dependencies.filter(one => one.environment === environment);
    const roots = here.filter(one =>
      one.agents.some(
        ({ ref, through }) => ref === agent && through === undefined,
      ),
    );
    return {
      environment,
      nodes: roots.map(one => toNode(one, { here, above: [] })),
    };
  });
  return forests.sort((a, b) => badness(b) - badness(a));
}

/** Whether something is failing, or at least degraded. */
function badness({ nodes }: DependencyForest): number {
  const own = nodes.map(({ dependency: { status }, children }) =>
    Math.max(
      Number(status === 'fail') * 2,
      Number(status === 'warn'),
      badness({ environment: '', nodes: children }),
    ),
  );
  return Math.max(0, ...own);
}

function toNode(
  dependency: DependencyHealth,
  options: { here: readonly DependencyHealth[]; above: readonly string[] },
): DependencyNode {
  const { here } = options;
  const { ref, title, environment, dependsOn = [] } = dependency;
  const above = ref === undefined ? options.above : [...options.above, ref];
  return {
    key: `${environment} ${ref ?? `${title} ${here.indexOf(dependency)}`}`,
    dependency,
    children: here
      .filter(
        one =>
          one.ref !== undefined &&
          dependsOn.includes(one.ref) &&
          !above.includes(one.ref),
      )
      .map(one => toNode(one, { here, above })),
  };
}
