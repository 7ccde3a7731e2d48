import type { FleetRow } from '@agent-portal/plugin-agents-common';
import { Link } from '@backstage/core-components';
import {
  useEntityPresentation,
  useEntityRefLink,
} from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import { AgentIcon } from '../../icons/AgentIcon';
import { AgentMaintenance } from './AgentMaintenance';

const useStyles = makeStyles(theme => ({
  root: { display: 'flex', gap: theme.spacing(1), minWidth: 0 },
  icon: { color: theme.palette.text.secondary, fontSize: 20, flexShrink: 0 },
  text: { minWidth: 0 },
  title: {
    ...theme.typography.body2,
    fontWeight: 'bold',
    overflowWrap: 'anywhere',
  },
  owner: {
    ...theme.typography.caption,
    display: 'block',
    color: theme.palette.text.secondary,
  },
  problems: {
    ...theme.typography.caption,
    display: 'block',
    color: theme.palette.text.primary,
  },
}));

/** Marks the links that the keys j and k go through. */
export const AGENT_LINK_ATTRIBUTE = 'data-agent-link';

/** An agent's icon, title and owner; the title is the link to its page. */
export function AgentName({ row }: { row: FleetRow }) {
  const classes = useStyles();
  const link = useEntityRefLink();
  return (
    <div className={classes.root}>
      <AgentIcon className={classes.icon} aria-hidden />
      <div className={classes.text}>
        <Link
          to={link(row.ref)}
          className={classes.title}
          {...{ [AGENT_LINK_ATTRIBUTE]: '' }}
        >
          {row.title}
        </Link>
        {row.owner && <OwnerLink owner={row.owner} />}
        <AgentMaintenance agent={row.ref} />
        {Boolean(row.problems) && (
          <span className={classes.problems}>
            {row.problems === 1
              ? '1 fault in its catalog entry'
              : `${row.problems} faults in its catalog entry`}
          </span>
        )}
      </div>
    </div>
  );
}

function OwnerLink({ owner }: { owner: string }) {
  const classes = useStyles();
  const link = useEntityRefLink();
  const { primaryTitle } = useEntityPresentation(owner, {
    defaultKind: owner.split(':')[0],
  });
  return (
    <Link to={link(owner)} className={classes.owner} tabIndex={-1}>
      {primaryTitle}
    </Link>
  );
}
