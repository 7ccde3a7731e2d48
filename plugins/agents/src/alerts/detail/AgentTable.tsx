import type { AlertDetail } from '@agent-portal/plugin-agents-common';
import { Link } from '@backstage/core-components';
import {
  EntityRefLink,
  useEntityRefLink,
} from '@backstage/plugin-catalog-react';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { ScrollableTable } from '../../entity/ScrollableTable';
import { useRolloutStyles } from '../../rollouts/useRolloutStyles';
import { RefList } from '../card/RefList';

/** Every agent that an alert concerns, with its owner and what it is about that agent. */
export function AgentTable({ alert }: { alert: AlertDetail }) {
  const classes = useRolloutStyles();
  const link = useEntityRefLink();
  const { agents, agentsTotal } = alert;
  const more = agentsTotal - agents.length;
  if (agents.length === 0) {
    return <p className={classes.text}>It concerns the fleet as a whole.</p>;
  }
  return (
    <>
      <ScrollableTable label="Agents that this concerns">
        <TableHead className={classes.heads}>
          <TableRow>
            <TableCell>Agent</TableCell>
            <TableCell>Owner</TableCell>
            <TableCell>Where</TableCell>
            <TableCell>What</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {agents.map(agent => (
            <TableRow key={agent.ref}>
              <TableCell className={classes.word}>
                <Link to={link(agent.ref)}>{agent.title}</Link>
              </TableCell>
              <TableCell className={classes.word}>
                {agent.owner ? (
                  <EntityRefLink entityRef={agent.owner} hideIcon />
                ) : (
                  '—'
                )}
              </TableCell>
              <TableCell className={classes.word}>
                {agent.environments.length > 0 ? (
                  <RefList refs={agent.environments} />
                ) : (
                  '—'
                )}
              </TableCell>
              <TableCell className={classes.sentence}>
                {agent.reason ?? '—'}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </ScrollableTable>
      {more > 0 && (
        <p className={classes.text}>
          And {more} more, which are not listed here.
        </p>
      )}
    </>
  );
}
