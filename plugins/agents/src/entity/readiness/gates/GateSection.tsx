import type {
  AgentReadiness,
  GateOutlook,
} from '@agent-portal/plugin-agents-common';
import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import { useState } from 'react';
import { useCardStyles } from '../../useCardStyles';
import { RequestExemptionDialog } from '../exemptions/RequestExemptionDialog';
import { environmentName, GateItem } from './GateItem';
import { LastDecisions } from './LastDecisions';

/** The gates before the agent's environments, and what they last decided. */
export function GateSection(props: {
  agent: string;
  agentTitle: string;
  readiness: AgentReadiness;
}) {
  const classes = useCardStyles();
  const { agent, agentTitle, readiness } = props;
  const [asking, setAsking] = useState<GateOutlook>();
  return (
    <EntityInfoCard title="Gates">
      {readiness.gates.length === 0 ? (
        <p className={classes.text}>
          No scorecard and no rollout plan demands anything before an
          environment.
        </p>
      ) : (
        <ul className={classes.plainList} aria-label="Gates">
          {readiness.gates.map(gate => (
            <li key={gate.environment}>
              <GateItem
                gate={gate}
                mayNotAsk={whyNotAsk(readiness, gate)}
                onAsk={setAsking}
              />
            </li>
          ))}
        </ul>
      )}
      <LastDecisions agent={agent} agentTitle={agentTitle} />
      {asking && (
        <RequestExemptionDialog
          agent={agent}
          agentTitle={agentTitle}
          subject={{
            type: 'break-glass',
            title: environmentName(asking),
            environment: asking.environment,
          }}
          onClose={() => setAsking(undefined)}
        />
      )}
    </EntityInfoCard>
  );
}

function whyNotAsk(
  { may, exemptions, release }: AgentReadiness,
  gate: GateOutlook,
): string | undefined {
  if (!may.requestExemption) return 'You may not ask for it.';
  if (!release.digest) return 'The catalog declares no release to let pass.';
  const waiting = exemptions.some(
    exemption =>
      exemption.status === 'requested' &&
      exemption.type === 'break-glass' &&
      exemption.environment === gate.environment,
  );
  return waiting ? 'One request waits for a decision already.' : undefined;
}
