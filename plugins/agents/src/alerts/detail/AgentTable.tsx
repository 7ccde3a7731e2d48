import type { AlertDetail } from '@agent-portal/plugin-agents-common';
import { Link } from '@backstage/core-components';
import {
  EntityRefLink,
  useEntityRefLink,
} from '@backstage/plugin-catalog-react';
import { useRolloutStyles } from '../../rollouts/useRolloutStyles';
import { RefList } from '../card/RefList';
import { type ResponsiveColumn, ResponsiveTable } from './ResponsiveTable';

const COLUMNS: readonly ResponsiveColumn[] = [
  { title: 'Agent' },
  { title: 'Owner' },
  { title: 'Where' },
  { title: 'What', holds: 'sentence' },
];

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
      <ResponsiveTable
        label="Agents that this concerns"
        columns={COLUMNS}
        rows={agents.map(({ ref, title, owner, environments, reason }) => ({
          key: ref,
          cells: [
            <Link to={link(ref)}>{title}</Link>,
            owner ? <EntityRefLink entityRef={owner} hideIcon /> : undefined,
            environments.length > 0 ? (
              <RefList refs={environments} />
            ) : undefined,
            reason,
          ],
        }))}
      />
      {more > 0 && (
        <p className={classes.text}>
          And {more} more, which are not listed here.
        </p>
      )}
    </>
  );
}
