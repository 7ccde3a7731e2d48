import type { AgentRollouts } from '@agent-portal/plugin-agents-common';
import {
  AgentsQueryProvider,
  QueryState,
  isRolloutActive,
  useAgentRollouts,
} from '@agent-portal/plugin-agents-react';
import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import { RolloutCard } from '../../rollouts/card/RolloutCard';
import { RolloutTable } from '../../rollouts/ended/RolloutTable';
import { OfferLabel } from '../../rollouts/start/OfferPicker';
import { StartRolloutButton } from '../../rollouts/start/StartRolloutButton';
import { useRolloutStyles } from '../../rollouts/useRolloutStyles';
import { useAgentEntity } from '../useAgentEntity';

const useStyles = makeStyles(theme => ({
  start: { marginTop: theme.spacing(1.5) },
}));

/**
 * The rollouts of an agent: what moves now, what could be rolled out, and what has ended.
 *
 * @public
 */
export function AgentRolloutsContent() {
  return (
    <AgentsQueryProvider>
      <TabContent />
    </AgentsQueryProvider>
  );
}

function TabContent() {
  const { ref, title } = useAgentEntity();
  const query = useAgentRollouts(ref);
  return (
    <QueryState
      query={query}
      what={`the rollouts of ${title}`}
      stillWorks="Rollouts go on by themselves."
    >
      {rollouts => <Rollouts agent={ref} rollouts={rollouts} />}
    </QueryState>
  );
}

function Rollouts(props: { agent: string; rollouts: AgentRollouts }) {
  const classes = { ...useRolloutStyles(), ...useStyles() };
  const { items, offers } = props.rollouts;
  const active = items.filter(({ state }) => isRolloutActive(state));
  const ended = items.filter(({ state }) => !isRolloutActive(state));
  return (
    <div className={classes.page}>
      {active.map(row => (
        <RolloutCard key={row.id} row={row} />
      ))}
      <EntityInfoCard title="Ready to be rolled out">
        {offers.length === 0 ? (
          <p className={classes.text}>
            Nothing: no traffic driver of its instances has a release ready that
            is not rolled out already.
          </p>
        ) : (
          <ul className={classes.plainList}>
            {offers.map(offer => (
              <li key={offer.environment}>
                <OfferLabel offer={offer} />
              </li>
            ))}
          </ul>
        )}
        {offers.some(({ allowed, candidate }) => allowed && candidate) && (
          <div className={classes.start}>
            <StartRolloutButton agent={props.agent} />
          </div>
        )}
      </EntityInfoCard>
      <EntityInfoCard title="Ended">
        {ended.length === 0 ? (
          <p className={classes.text}>No rollout of it has ended yet.</p>
        ) : (
          <RolloutTable rows={ended} label="Rollouts that have ended" />
        )}
      </EntityInfoCard>
    </div>
  );
}
