import type { AlertDelivery } from '@agent-portal/plugin-agents-common';
import {
  RelativeTime,
  StatusLabel,
  describeChannel,
} from '@agent-portal/plugin-agents-react';
import { useRolloutStyles } from '../../rollouts/useRolloutStyles';
import { RefList } from '../card/RefList';
import { type ResponsiveColumn, ResponsiveTable } from './ResponsiveTable';

const COLUMNS: readonly ResponsiveColumn[] = [
  { title: 'How' },
  { title: 'Whom' },
  { title: 'State' },
  { title: 'Attempts', holds: 'number' },
  { title: 'When' },
  { title: 'Problem', holds: 'sentence' },
];

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
    <ResponsiveTable
      label="Messages about this alert"
      columns={COLUMNS}
      rows={deliveries.map((delivery, index) => ({
        key: `${delivery.at} ${delivery.channel} ${index}`,
        cells: [
          describeChannel(delivery.channel),
          delivery.to.length > 0 ? <RefList refs={delivery.to} /> : undefined,
          <StatusLabel kind="delivery" status={delivery.state} />,
          delivery.attempts,
          <RelativeTime at={delivery.at} focusable />,
          delivery.problem,
        ],
      }))}
    />
  );
}
