import { QueryState, useScorecard } from '@agent-portal/plugin-agents-react';
import { useParams } from 'react-router-dom';
import { ScorecardView } from './ScorecardView';

/** What one scorecard asks for and how agents stand on it. */
export function ScorecardPage() {
  const { namespace = 'default', name = '' } = useParams();
  const query = useScorecard({ kind: 'Scorecard', namespace, name });
  return (
    <QueryState
      query={query}
      what={`the scorecard ${name}`}
      stillWorks="Other scorecards do not depend on it."
    >
      {detail => <ScorecardView name={name} detail={detail} />}
    </QueryState>
  );
}
