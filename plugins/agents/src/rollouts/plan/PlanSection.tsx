import type {
  PlanWave,
  RolloutPlanStatus,
} from '@agent-portal/plugin-agents-common';
import {
  RelativeTime,
  formatExactTime,
} from '@agent-portal/plugin-agents-react';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { useId, useState } from 'react';
import { useRolloutStyles } from '../useRolloutStyles';
import { PlanDialog } from './PlanDialog';
import { WaveCard } from './WaveCard';

/** A plan of so many waves fits on a screen as it is; of a longer one, what is over is folded away. */
const SHORT_PLAN = 3;

const useStyles = makeStyles(theme => ({
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: theme.spacing(1),
  },
  words: { minWidth: 0, flex: '1 1 220px' },
  title: { ...theme.typography.h6, margin: 0, overflowWrap: 'anywhere' },
  waves: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(260px, 100%), 1fr))',
    gap: theme.spacing(1),
    listStyle: 'none',
    margin: theme.spacing(1, 0, 0),
    padding: 0,
  },
}));

/** A plan as a timeline of its waves, whether it runs, and the button to start or stop it. */
export function PlanSection({ plan }: { plan: RolloutPlanStatus }) {
  const classes = { ...useRolloutStyles(), ...useStyles() };
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <section aria-label={`Plan ${plan.title}`}>
      <div className={classes.head}>
        <div className={classes.words}>
          <h3 className={classes.title}>
            <EntityRefLink entityRef={plan.ref}>{plan.title}</EntityRefLink>
          </h3>
          <Running plan={plan} />
          <Freezes plan={plan} />
          {!plan.allowed && (
            <p id={id} className={`${classes.text} ${classes.subtle}`}>
              You may not {plan.running ? 'stop' : 'start'} it: that needs the
              permission to operate rollouts.
            </p>
          )}
        </div>
        <Button
          variant="outlined"
          size="small"
          className={classes.button}
          disabled={!plan.allowed}
          aria-label={`${plan.running ? 'Stop' : 'Start'} the plan ${
            plan.title
          }`}
          aria-describedby={plan.allowed ? undefined : id}
          onClick={() => setOpen(true)}
        >
          {plan.running ? 'Stop the plan' : 'Start the plan'}
        </Button>
      </div>
      {plan.waves.length === 0 ? (
        <p className={classes.text}>It has no waves.</p>
      ) : (
        <Waves plan={plan} />
      )}
      {open && <PlanDialog plan={plan} onClose={() => setOpen(false)} />}
    </section>
  );
}

function Waves({ plan }: { plan: RolloutPlanStatus }) {
  const { title, waves } = plan;
  const complete = waves.filter(({ status }) => status === 'complete');
  if (waves.length <= SHORT_PLAN || complete.length === 0) {
    return <WaveList plan={plan} waves={waves} label={`Waves of ${title}`} />;
  }
  const others = waves.filter(({ status }) => status !== 'complete');
  return (
    <>
      <details>
        <summary>
          {complete.length === 1
            ? `1 wave is complete: ${complete[0].title}`
            : `${complete.length} waves are complete`}
        </summary>
        <WaveList
          plan={plan}
          waves={complete}
          label={`Complete waves of ${title}`}
        />
      </details>
      {others.length > 0 && (
        <WaveList plan={plan} waves={others} label={`Waves of ${title}`} />
      )}
    </>
  );
}

function WaveList(props: {
  plan: RolloutPlanStatus;
  waves: readonly PlanWave[];
  label: string;
}) {
  const classes = useStyles();
  const { plan, waves, label } = props;
  const titles = new Map(plan.waves.map(wave => [wave.id, wave.title]));
  return (
    <ol className={classes.waves} aria-label={label}>
      {waves.map(wave => (
        <WaveCard key={wave.id} wave={wave} titles={titles} />
      ))}
    </ol>
  );
}

function Running({ plan }: { plan: RolloutPlanStatus }) {
  const classes = useRolloutStyles();
  const { running, changedBy, changedAt, reason } = plan;
  return (
    <p className={`${classes.text} ${classes.subtle}`}>
      {running ? 'Runs' : 'Does not run'}
      {changedBy && (
        <>
          : {running ? 'started' : 'stopped'} by{' '}
          <EntityRefLink entityRef={changedBy} />
        </>
      )}
      {changedAt && (
        <>
          {' '}
          <RelativeTime at={changedAt} focusable />
        </>
      )}
      {reason && `: ${reason}`}
    </p>
  );
}

function Freezes({ plan }: { plan: RolloutPlanStatus }) {
  const classes = useRolloutStyles();
  if (plan.freezeWindows.length === 0) return null;
  return (
    <ul className={classes.plainList} aria-label="Freeze windows">
      {plan.freezeWindows.map(({ title, from, to, active }) => (
        <li key={`${title} ${from}`} className={classes.text}>
          {active ? (
            <strong>Frozen now: {title}</strong>
          ) : (
            `Freeze to come: ${title}`
          )}
          ,{' '}
          <span className={classes.tabular}>
            {formatExactTime(from)} to {formatExactTime(to)}
          </span>
        </li>
      ))}
    </ul>
  );
}
