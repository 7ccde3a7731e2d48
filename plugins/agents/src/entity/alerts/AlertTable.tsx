import type { AlertRow } from '@agent-portal/plugin-agents-common';
import { RelativeTime, StatusLabel } from '@agent-portal/plugin-agents-react';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { useRolloutStyles } from '../../rollouts/useRolloutStyles';
import { RefName } from '../../alerts/card/RefList';
import { alertRouteRef } from '../../routes';
import { ScrollableTable } from '../ScrollableTable';

/** Alerts that are over: what they were, how long they took, and why they ended. */
export function AlertTable(props: {
  rows: readonly AlertRow[];
  label: string;
}) {
  const classes = useRolloutStyles();
  const addressOf = useRouteRef(alertRouteRef);
  return (
    <ScrollableTable label={props.label}>
      <TableHead className={classes.heads}>
        <TableRow>
          <TableCell>Alert</TableCell>
          <TableCell>Severity</TableCell>
          <TableCell>Why</TableCell>
          <TableCell>Began</TableCell>
          <TableCell>Resolved</TableCell>
          <TableCell>By</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {props.rows.map(row => (
          <TableRow key={row.id}>
            <TableCell className={classes.sentence}>
              <Link to={addressOf({ id: row.id })}>{row.title}</Link>
            </TableCell>
            <TableCell>
              <StatusLabel kind="severity" status={row.severity} />
            </TableCell>
            <TableCell className={classes.sentence}>
              {row.resolved?.reason ?? row.reason}
            </TableCell>
            <TableCell>
              <RelativeTime at={row.startedAt} focusable />
            </TableCell>
            <TableCell>
              <RelativeTime at={row.resolved?.at ?? row.changedAt} focusable />
            </TableCell>
            <TableCell className={classes.word}>
              {row.resolved?.by ? <RefName name={row.resolved.by} /> : 'itself'}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </ScrollableTable>
  );
}
