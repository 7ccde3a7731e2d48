import {
  QueryState,
  RelativeTime,
  StatusLabel,
  useGateDecisions,
} from '@agent-portal/plugin-agents-react';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { useCardStyles } from '../../useCardStyles';

const SHOWN = 5;

/** What the gates last decided about an agent, who asked, and why. */
export function LastDecisions(props: { agent: string; agentTitle: string }) {
  const classes = useCardStyles();
  const query = useGateDecisions({ agent: props.agent, limit: SHOWN });
  return (
    <>
      <h4 className={classes.heading}>Last decisions</h4>
      <QueryState
        query={query}
        what={`the decisions about ${props.agentTitle}`}
        isEmpty={({ items }) => items.length === 0}
        empty={<p className={classes.text}>No gate was asked yet.</p>}
      >
        {({ items }) => (
          <ol className={classes.plainList} aria-label="Decisions of gates">
            {items.map(decision => (
              <li key={decision.id}>
                <div className={classes.headline}>
                  <StatusLabel kind="gate" status={decision.verdict} />
                  <span className={classes.text}>
                    <EntityRefLink entityRef={decision.environment} />
                    {decision.releaseVersion && ` · ${decision.releaseVersion}`}
                  </span>
                  <span className={`${classes.text} ${classes.subtle}`}>
                    <RelativeTime at={decision.at} focusable /> · asked by{' '}
                    {decision.actor}
                  </span>
                </div>
                <p className={classes.text}>{decision.reason}</p>
              </li>
            ))}
          </ol>
        )}
      </QueryState>
    </>
  );
}
