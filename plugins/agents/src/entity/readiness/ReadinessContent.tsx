import type { AgentReadiness } from '@agent-portal/plugin-agents-common';
import {
  AgentsQueryProvider,
  QueryState,
  useAgentReadiness,
} from '@agent-portal/plugin-agents-react';
import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import { ToggleButtons } from '../ToggleButtons';
import { useAgentEntity } from '../useAgentEntity';
import { useCardStyles } from '../useCardStyles';
import { AttestationSection } from './attestations/AttestationSection';
import { CheckSection } from './checks/CheckSection';
import { ExemptionSection } from './exemptions/ExemptionSection';
import { GateSection } from './gates/GateSection';
import { NoScorecardApplies } from './NoScorecardApplies';
import { levelTitle } from '../../readiness/levelTitle';
import { NextSteps } from './standing/NextSteps';
import { ScorecardStanding } from './standing/ScorecardStanding';
import { useReadinessTab } from './useReadinessTab';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: theme.spacing(2),
  },
  pair: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 380px), 1fr))',
    gap: theme.spacing(2),
    alignItems: 'start',
    '& > *': { minWidth: 0 },
  },
}));

/**
 * How an agent stands on each scorecard and why, what takes it further, and its gates, exemptions
 * and signatures.
 *
 * @public
 */
export function ReadinessContent() {
  return (
    <AgentsQueryProvider>
      <TabContent />
    </AgentsQueryProvider>
  );
}

function TabContent() {
  const { ref, title } = useAgentEntity();
  const query = useAgentReadiness(ref);
  return (
    <QueryState
      query={query}
      what={`the readiness of ${title}`}
      stillWorks="The agent itself is not affected by this."
    >
      {readiness => (
        <Readiness agent={ref} agentTitle={title} readiness={readiness} />
      )}
    </QueryState>
  );
}

function Readiness(props: {
  agent: string;
  agentTitle: string;
  readiness: AgentReadiness;
}) {
  const classes = { ...useCardStyles(), ...useStyles() };
  const { agent, agentTitle, readiness } = props;
  const { view, showScorecard, showOutcomes } = useReadinessTab();
  const { scorecards, statements } = readiness;
  const scorecard =
    scorecards.find(({ ref }) => ref === view.scorecard) ?? scorecards[0];
  return (
    <div className={classes.root}>
      {scorecards.length > 1 && (
        <ToggleButtons
          label="Scorecard"
          choices={scorecards.map(choice => ({
            value: choice.ref,
            label: `${choice.title}: ${levelTitle(choice.levels, choice.rank)}`,
          }))}
          isPressed={ref => ref === scorecard.ref}
          onPress={showScorecard}
        />
      )}
      <div className={classes.pair}>
        <EntityInfoCard title={scorecard?.title ?? 'Readiness'}>
          {scorecard ? (
            <>
              <ScorecardStanding scorecard={scorecard} />
              <h4 className={classes.heading}>
                Cheapest path to the next level
              </h4>
              <NextSteps scorecard={scorecard} statements={statements} />
            </>
          ) : (
            <NoScorecardApplies />
          )}
        </EntityInfoCard>
        <GateSection
          agent={agent}
          agentTitle={agentTitle}
          readiness={readiness}
        />
      </div>
      {scorecard && (
        <CheckSection
          agent={agent}
          agentTitle={agentTitle}
          readiness={readiness}
          scorecard={scorecard}
          shown={view.outcomes}
          onShow={showOutcomes}
        />
      )}
      <ExemptionSection exemptions={readiness.exemptions} />
      <AttestationSection readiness={readiness} scorecard={scorecard} />
    </div>
  );
}
