import type {
  AgentInstance,
  MaintenanceWindow,
} from '@agent-portal/plugin-agents-common';
import {
  formatExactTime,
  TimeUntil,
  useMaintenance,
} from '@agent-portal/plugin-agents-react';
import Button from '@material-ui/core/Button';
import { useState } from 'react';
import { useCardStyles } from '../useCardStyles';
import { EndMaintenanceDialog } from './MaintenanceEndDialog';
import { MaintenanceDialog } from './MaintenanceDialog';
import { MaintenanceMark } from './MaintenanceMark';

/** Maintenance of an agent that is under way or to come, with what one can do about it. */
export function MaintenanceSection(props: {
  agent: string;
  title: string;
  instances: readonly AgentInstance[];
}) {
  const classes = useCardStyles();
  const { agent, title, instances } = props;
  const { data } = useMaintenance(agent);
  const [planning, setPlanning] = useState(false);
  const [ending, setEnding] = useState<MaintenanceWindow>();
  const windows = listCurrent(data?.items ?? [], data?.asOf ?? '');
  return (
    <section aria-label="Maintenance">
      <div className={classes.headline}>
        <Button
          size="small"
          variant="outlined"
          onClick={() => setPlanning(true)}
        >
          Plan maintenance
        </Button>
        {windows.length === 0 && (
          <span className={`${classes.text} ${classes.subtle}`}>
            None is planned.
          </span>
        )}
      </div>
      <ul className={classes.plainList}>
        {windows.map(window => (
          <li key={window.id}>
            <div className={classes.headline}>
              {window.active ? (
                <MaintenanceMark window={window} />
              ) : (
                <span className={classes.text}>
                  Maintenance <TimeUntil at={window.startsAt} />, until{' '}
                  {formatExactTime(window.endsAt)}
                </span>
              )}
              <Button
                size="small"
                onClick={() => setEnding(window)}
                aria-label={`${nameOfEnd(window)}: ${window.reason}`}
              >
                {nameOfEnd(window)}
              </Button>
            </div>
            <p className={classes.text}>
              {whereOf(window, instances)}
              {window.agents.length > 1 &&
                `, with ${window.agents.length - 1} other agents`}
              : {window.reason}{' '}
              <span className={classes.subtle}>Planned by {window.by}</span>
            </p>
          </li>
        ))}
      </ul>
      {planning && (
        <MaintenanceDialog
          agent={agent}
          title={title}
          instances={instances}
          onClose={() => setPlanning(false)}
        />
      )}
      {ending && (
        <EndMaintenanceDialog
          window={ending}
          onClose={() => setEnding(undefined)}
        />
      )}
    </section>
  );
}

/** Under way first, then by when it begins. */
function listCurrent(
  windows: readonly MaintenanceWindow[],
  asOf: string,
): MaintenanceWindow[] {
  return windows
    .filter(
      ({ active, ended, startsAt }) => active || (!ended && startsAt > asOf),
    )
    .sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1));
}

function nameOfEnd({ active }: MaintenanceWindow): string {
  return active ? 'End it now' : 'Call it off';
}

function whereOf(
  { environment }: MaintenanceWindow,
  instances: readonly AgentInstance[],
): string {
  if (environment === undefined) return 'In every environment';
  const instance = instances.find(one => one.environment === environment);
  return `In ${instance?.environmentTitle ?? environment}`;
}
