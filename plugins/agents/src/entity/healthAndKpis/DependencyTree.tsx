import type { DependencyHealth } from '@agent-portal/plugin-agents-common';
import { RelativeTime, StatusLabel } from '@agent-portal/plugin-agents-react';
import { Link } from '@backstage/core-components';
import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import { useCardStyles } from '../useCardStyles';
import { DependentAgents } from './DependentAgents';
import type { DependencyNode } from './dependencyForest';

const useStyles = makeStyles(theme => ({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  branch: {
    listStyle: 'none',
    margin: theme.spacing(0.5, 0, 0, 0.5),
    padding: theme.spacing(0, 0, 0, 1.5),
    borderLeft: `1px solid ${theme.palette.divider}`,
  },
  item: { minWidth: 0, padding: theme.spacing(0.75, 0) },
  title: { fontWeight: 700, overflowWrap: 'anywhere' },
  facts: { fontVariantNumeric: 'tabular-nums' },
}));

/** What an agent depends on in one environment, with what that depends on below it. */
export function DependencyTree(props: {
  agent: string;
  label: string;
  nodes: readonly DependencyNode[];
}) {
  const classes = useStyles();
  return (
    <ul className={classes.list} aria-label={props.label}>
      {props.nodes.map(node => (
        <Branch key={node.key} agent={props.agent} node={node} />
      ))}
    </ul>
  );
}

function Branch(props: { agent: string; node: DependencyNode }) {
  const classes = { ...useCardStyles(), ...useStyles() };
  const { agent, node } = props;
  const { dependency, children } = node;
  return (
    <li className={classes.item}>
      <div className={classes.headline}>
        <DependencyTitle dependency={dependency} />
        <StatusLabel kind="health" status={dependency.status} />
        {dependency.since && (
          <span
            className={`${classes.text} ${classes.subtle} ${classes.facts}`}
          >
            since <RelativeTime at={dependency.since} focusable />
          </span>
        )}
      </div>
      <p className={classes.text}>{dependency.reason}.</p>
      <DependentAgents agent={agent} dependency={dependency} />
      {children.length > 0 && (
        <ul
          className={classes.branch}
          aria-label={`What ${dependency.title} depends on`}
        >
          {children.map(child => (
            <Branch key={child.key} agent={agent} node={child} />
          ))}
        </ul>
      )}
    </li>
  );
}

function DependencyTitle(props: { dependency: DependencyHealth }) {
  const classes = { ...useCardStyles(), ...useStyles() };
  const link = useEntityRefLink();
  const { ref, title } = props.dependency;
  if (ref !== undefined) {
    return (
      <Link to={link(ref)} className={classes.title}>
        {title}
      </Link>
    );
  }
  return (
    <span className={`${classes.text} ${classes.title}`}>
      {title} <span className={classes.subtle}>(not in the catalog)</span>
    </span>
  );
}
