import { QueryState, useRollout } from '@agent-portal/plugin-agents-react';
import { useParams } from 'react-router-dom';
import { RolloutView } from './RolloutView';

/** The page of one rollout. */
export function RolloutPage() {
  const { id = '' } = useParams();
  const query = useRollout(id);
  return (
    <QueryState
      query={query}
      what={`the rollout ${id}`}
      stillWorks="It goes on by itself, whether this page can be shown or not."
    >
      {rollout => <RolloutView rollout={rollout} />}
    </QueryState>
  );
}
