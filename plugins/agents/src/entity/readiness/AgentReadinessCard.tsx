import type { AgentReadiness } from '@agent-portal/plugin-agents-common';
import {
  AgentsQueryProvider,
  QueryState,
  StatusLabel,
  useAgentReadiness,
} from '@agent-portal/plugin-agents-react';
import { Link } from '@backstage/core-components';
import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import { READINESS_PATH, useAgentEntity } from '../useAgentEntity';
import { useCardStyles } from '../useCardStyles';
import { environmentName } from './gates/GateItem';
import { NoScorecardApplies } from './NoScorecardApplies';
import { LevelFigure } from './standing/LevelFigure';
import { NextSteps } from './standing/NextSteps';

/**
 * Which level the agent has, how much of it is known, whether the gates before it are open, and the
 * cheapest next step.
 *
 * @public
 */
export function AgentReadinessCard() {
  return (
    <AgentsQueryProvider>
      <CardContent />
    </AgentsQueryProvider>
  );
}

function CardContent() {
  const { ref, title, tab } = useAgentEntity();
  const query = useAgentReadiness(ref);
  return (
    <EntityInfoCard
      title="Readiness"
      footerActions={<Link to={tab(READINESS_PATH)}>All checks and gates</Link>}
    >
      <QueryState
        query={query}
        what={`the readiness of ${title}`}
        stillWorks="The agent itself is not affected by this."
        isEmpty={({ scorecards }) => scorecards.length === 0}
        empty={<NoScorecardApplies />}
      >
        {readiness => <Summary readiness={readiness} />}
      </QueryState>
    </EntityInfoCard>
  );
}

function Summary(props: { readiness: AgentReadiness }) {
  const classes = useCardStyles();
  const { scorecards, summary, gates, statements } = props.readiness;
  const [scorecard] = scorecards;
  return (
    <>
      <div className={classes.headline}>
        <StatusLabel kind="readiness" status={summary.status} />
        <span className={`${classes.text} ${classes.subtle}`}>
          {scorecard.title}
        </span>
      </div>
      <LevelFigure scorecard={scorecard} />
      {gates.length > 0 && (
        <>
          <h4 className={classes.heading}>Gates</h4>
          <ul className={classes.plainList} aria-label="Gates">
            {gates.map(gate => (
              <li key={gate.environment}>
                <div className={classes.headline}>
                  <StatusLabel kind="gate" status={gate.verdict} />
                  <strong className={classes.text}>
                    {environmentName(gate)}
                  </strong>
                </div>
                {gate.verdict === 'fail' && (
                  <p className={classes.text}>{gate.reason}</p>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      <h4 className={classes.heading}>Cheapest next step</h4>
      <NextSteps scorecard={scorecard} statements={statements} most={1} />
    </>
  );
}
