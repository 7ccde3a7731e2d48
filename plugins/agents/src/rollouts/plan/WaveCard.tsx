import type { PlanWave } from '@agent-portal/plugin-agents-common';
import { StatusLabel } from '@agent-portal/plugin-agents-react';
import { makeStyles } from '@material-ui/core/styles';
import { useRolloutStyles } from '../useRolloutStyles';
import { PlanAgentChip } from './PlanAgentChip';

const useStyles = makeStyles(theme => ({
  title: { ...theme.typography.subtitle1, fontWeight: 700, margin: 0 },
  agents: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0.5),
    listStyle: 'none',
    margin: theme.spacing(1, 0, 0),
    padding: 0,
  },
}));

/** A wave of a plan: how far it has come and its agents. */
export function WaveCard(props: {
  wave: PlanWave;
  /** Titles of the waves by their ids. */
  titles: ReadonlyMap<string, string>;
}) {
  const classes = { ...useRolloutStyles(), ...useStyles() };
  const { wave, titles } = props;
  return (
    <li
      className={classes.card}
      aria-current={wave.status === 'active' ? 'step' : undefined}
    >
      <h4 className={classes.title}>{wave.title}</h4>
      <p className={`${classes.text} ${classes.row}`}>
        <StatusLabel kind="wave" status={wave.status} />
        <span className={classes.tabular}>{wave.text}</span>
      </p>
      <p className={`${classes.text} ${classes.subtle} ${classes.tabular}`}>
        {factsOf(wave, titles).join(' · ')}
      </p>
      {wave.agents.length === 0 ? (
        <p className={classes.text}>No agent that you may see.</p>
      ) : (
        <ul className={classes.agents} aria-label={`Agents of ${wave.title}`}>
          {wave.agents.map(agent => (
            <PlanAgentChip key={agent.agent} agent={agent} />
          ))}
        </ul>
      )}
    </li>
  );
}

function factsOf(
  wave: PlanWave,
  titles: ReadonlyMap<string, string>,
): string[] {
  const { schedule, strategy, dependsOn, concurrency, failureBudget } = wave;
  return [
    ...(schedule ? [schedule] : []),
    ...(strategy ? [`strategy ${strategy}`] : []),
    ...(dependsOn.length > 0
      ? [`after ${dependsOn.map(id => titles.get(id) ?? id).join(', ')}`]
      : []),
    ...(concurrency === undefined ? [] : [`${concurrency} at once`]),
    failureBudget === undefined
      ? `${wave.failures} failed`
      : `${wave.failures} failed, ${failureBudget} allowed`,
  ];
}
