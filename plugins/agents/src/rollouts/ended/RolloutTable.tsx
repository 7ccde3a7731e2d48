import type { RolloutRow } from '@agent-portal/plugin-agents-common';
import {
  RelativeTime,
  StatusLabel,
  formatWeight,
} from '@agent-portal/plugin-agents-react';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { ScrollableTable } from '../../entity/ScrollableTable';
import { rolloutRouteRef } from '../../routes';
import { useRolloutStyles } from '../useRolloutStyles';

/** Rollouts as a table: how each ended, why, and when. */
export function RolloutTable(props: {
  rows: readonly RolloutRow[];
  label: string;
}) {
  const classes = useRolloutStyles();
  const addressOf = useRouteRef(rolloutRouteRef);
  return (
    <ScrollableTable label={props.label}>
      <TableHead className={classes.heads}>
        <TableRow>
          <TableCell>Rollout</TableCell>
          <TableCell>Environment</TableCell>
          <TableCell>State</TableCell>
          <TableCell align="right">Weight</TableCell>
          <TableCell>Why</TableCell>
          <TableCell>When</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {props.rows.map(row => (
          <TableRow key={row.id}>
            <TableCell className={classes.word}>
              <Link to={addressOf({ id: row.id })}>
                {row.agentTitle} {row.candidate}
              </Link>
            </TableCell>
            <TableCell className={classes.word}>
              {row.environmentTitle}
            </TableCell>
            <TableCell>
              <StatusLabel kind="rollout" status={row.state} />
            </TableCell>
            <TableCell align="right" className={classes.number}>
              {formatWeight(row.weight)}
            </TableCell>
            <TableCell className={classes.sentence}>{row.reason}</TableCell>
            <TableCell>
              <RelativeTime at={row.endedAt ?? row.stateSince} focusable />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </ScrollableTable>
  );
}
