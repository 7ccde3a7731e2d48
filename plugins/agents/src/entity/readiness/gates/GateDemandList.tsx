import type { GateDemand } from '@agent-portal/plugin-agents-common';
import { StatusLabel } from '@agent-portal/plugin-agents-react';
import { useCardStyles } from '../../useCardStyles';

/** What a gate asks for, and the checks that stand in the way. */
export function GateDemandList(props: { demands: readonly GateDemand[] }) {
  const classes = useCardStyles();
  return (
    <ul className={classes.plainList} aria-label="What it asks for">
      {props.demands.map((demand, index) => (
        <li key={`${demand.source} ${demand.scorecard ?? ''} ${index}`}>
          <div className={classes.headline}>
            <StatusLabel kind="demand" status={demand.status} />
            <span className={classes.text}>{demand.title}</span>
            {demand.requiredLevel && (
              <span className={`${classes.text} ${classes.subtle}`}>
                needs {demand.requiredLevel}, has {demand.level ?? 'no level'}
              </span>
            )}
          </div>
          {demand.status !== 'met' && (
            <p className={classes.text}>{demand.reason}</p>
          )}
          {demand.checks && demand.checks.length > 0 && (
            <ul className={classes.list}>
              {demand.checks.map(check => (
                <li key={check.id}>
                  {check.title}: {check.reason}
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  );
}
