import type { AlertDelivery } from '@agent-portal/plugin-agents-common';
import {
  RelativeTime,
  StatusLabel,
  describeChannel,
} from '@agent-portal/plugin-agents-react';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { ScrollableTable } from '../../entity/ScrollableTable';
import { useRolloutStyles } from '../../rollouts/useRolloutStyles';
import { RefList } from '../card/RefList';

/** Who was told of an alert, how, and whether it arrived; what did not stands first. */
export function DeliveryTable(props: { deliveries: readonly AlertDelivery[] }) {
  const classes = useRolloutStyles();
  const deliveries = [
    ...props.deliveries.filter(({ state }) => state === 'failed'),
    ...props.deliveries.filter(({ state }) => state !== 'failed'),
  ];
  if (deliveries.length === 0) {
    return <p className={classes.text}>Nobody was told of it.</p>;
  }
  return (
    <ScrollableTable label="Messages about this alert">
      <TableHead className={classes.heads}>
        <TableRow>
          <TableCell>How</TableCell>
          <TableCell>Whom</TableCell>
          <TableCell>State</TableCell>
          <TableCell align="right">Attempts</TableCell>
          <TableCell>When</TableCell>
          <TableCell>Problem</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {deliveries.map((delivery, index) => (
          <TableRow key={`${delivery.at} ${delivery.channel} ${index}`}>
            <TableCell className={classes.word}>
              {describeChannel(delivery.channel)}
            </TableCell>
            <TableCell className={classes.word}>
              {delivery.to.length > 0 ? <RefList refs={delivery.to} /> : '—'}
            </TableCell>
            <TableCell>
              <StatusLabel kind="delivery" status={delivery.state} />
            </TableCell>
            <TableCell align="right" className={classes.number}>
              {delivery.attempts}
            </TableCell>
            <TableCell>
              <RelativeTime at={delivery.at} focusable />
            </TableCell>
            <TableCell className={classes.sentence}>
              {delivery.problem ?? '—'}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </ScrollableTable>
  );
}
