import type { HistoryRange } from '@agent-portal/plugin-agents-common';
import { useAgentHealth } from '@agent-portal/plugin-agents-react';
import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import { useCardStyles } from '../useCardStyles';
import { toDependencyForest } from './dependencyForest';
import { DependencyTree } from './DependencyTree';

/** What an agent depends on, how that is, and whom else it takes down. */
export function DependencySection(props: {
  agent: string;
  range: HistoryRange;
}) {
  const classes = useCardStyles();
  const { agent, range } = props;
  // Asked for by the card above, which says when that fails.
  const health = useAgentHealth(agent, range).data;
  if (!health || health.instances.length === 0) return <></>;
  const titles = new Map(
    health.instances.map(one => [
      one.environment,
      one.environmentTitle ?? one.environment,
    ]),
  );
  const forests = toDependencyForest(health.dependencies ?? [], {
    agent,
    environments: [...titles.keys()],
  });
  return (
    <EntityInfoCard title="Dependencies">
      {forests.length === 0 ? (
        <p className={classes.text}>
          The catalog names nothing that it depends on (<code>dependsOn</code>),
          and its health document reports nothing either.
        </p>
      ) : (
        forests.map(({ environment, nodes }) => {
          const title = titles.get(environment) ?? environment;
          return (
            <section key={environment} aria-label={`Dependencies in ${title}`}>
              <h4 className={classes.heading}>{title}</h4>
              <DependencyTree
                agent={agent}
                label={`What it depends on in ${title}`}
                nodes={nodes}
              />
            </section>
          );
        })
      )}
    </EntityInfoCard>
  );
}
