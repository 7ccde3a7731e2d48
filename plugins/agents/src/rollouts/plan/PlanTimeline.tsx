import type { RolloutPlanStatus } from '@agent-portal/plugin-agents-common';
import { QueryState, useRolloutPlans } from '@agent-portal/plugin-agents-react';
import type { RolloutsView } from '../view/rolloutsView';
import { useRolloutStyles } from '../useRolloutStyles';
import { PlanSection } from './PlanSection';

/** The plans that the filters leave, each as a timeline of waves. */
export function PlanTimeline({ view }: { view: RolloutsView }) {
  const classes = useRolloutStyles();
  const query = useRolloutPlans();
  return (
    <QueryState
      query={query}
      what="the rollout plans"
      stillWorks="Rollouts go on by themselves."
    >
      {({ items }) => (
        <div className={classes.page}>
          {items
            .filter(plan => isShown(plan, view))
            .map(plan => (
              <PlanSection key={plan.ref} plan={plan} />
            ))}
        </div>
      )}
    </QueryState>
  );
}

function isShown(plan: RolloutPlanStatus, view: RolloutsView): boolean {
  const { plan: wanted, wave, environment } = view;
  return (
    (!wanted || plan.ref === wanted) &&
    (!environment || !plan.environment || plan.environment === environment) &&
    (wave.length === 0 ||
      plan.waves.some(({ id }) => wave.includes(`${plan.ref}#${id}`)))
  );
}
