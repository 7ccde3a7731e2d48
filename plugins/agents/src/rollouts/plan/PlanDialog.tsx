import type { RolloutPlanStatus } from '@agent-portal/plugin-agents-common';
import {
  formatCount,
  useOperateRolloutPlan,
} from '@agent-portal/plugin-agents-react';
import { useState } from 'react';
import { ActionDialog } from '../../dialogs/ActionDialog';
import { DialogField } from '../../dialogs/DialogField';
import { countRollouts } from '../stopLine/countRollouts';
import { useRolloutStyles } from '../useRolloutStyles';

/** Starts a plan or keeps it from starting further rollouts, with a reason, after saying the effect. */
export function PlanDialog(props: {
  plan: RolloutPlanStatus;
  onClose: () => void;
}) {
  const classes = useRolloutStyles();
  const { plan, onClose } = props;
  const [operation] = useState(plan.running ? 'stop' : 'start');
  const { mutate, isPending, error } = useOperateRolloutPlan();
  const [reason, setReason] = useState('');
  const said = reason.trim();
  const start = operation === 'start';
  return (
    <ActionDialog
      title={`${start ? 'Start' : 'Stop'} the plan ${plan.title}`}
      confirm={start ? 'Start the plan' : 'Stop the plan'}
      ready={said !== ''}
      pending={isPending}
      error={error ?? undefined}
      conflict="Somebody was faster. Close this and look again. The portal says:"
      onConfirm={() =>
        mutate(
          {
            plan: plan.ref,
            operation: start ? 'start' : 'stop',
            reason: said,
          },
          { onSuccess: onClose },
        )
      }
      onClose={onClose}
    >
      <p className={classes.text}>{describePlanEffect(plan, start)}</p>
      <DialogField
        label="Reason"
        multiline
        minRows={2}
        required
        helperText="Kept with the plan, with your name."
        value={reason}
        onChange={setReason}
      />
    </ActionDialog>
  );
}

/** What starting or stopping a plan brings about, in numbers. */
export function describePlanEffect(
  plan: RolloutPlanStatus,
  start: boolean,
): string {
  const agents = plan.waves.flatMap(wave => wave.agents);
  const active = agents.filter(({ status }) => status === 'active').length;
  const waiting = agents.filter(({ status }) => status === 'waiting').length;
  return start
    ? `Makes a rollout for every agent for which a release is offered, of ${countAgents(
        agents.length,
      )} in its waves. They begin wave by wave, as gates and freeze windows let them.`
    : `Starts no further rollout; ${countAgents(waiting)} ${
        waiting === 1 ? 'goes' : 'go'
      } on waiting. What is under way is not touched (${countRollouts(
        active,
      )}); to hold it, pause each or stop the line.`;
}

function countAgents(count: number): string {
  return `${formatCount(count)} ${count === 1 ? 'agent' : 'agents'}`;
}
