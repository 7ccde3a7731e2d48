import type { RolloutGateOutcome } from '@agent-portal/plugin-agents-common';
import { StatusLabel } from '@agent-portal/plugin-agents-react';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { Fragment } from 'react';
import { useRolloutStyles } from '../useRolloutStyles';

/** The gates of a rollout, how each stands, who has approved and who may. */
export function GateList(props: { gates: readonly RolloutGateOutcome[] }) {
  const classes = useRolloutStyles();
  return (
    <ul className={classes.plainList} aria-label="Gates">
      {props.gates.map(gate => (
        <li key={gate.id}>
          <p className={`${classes.text} ${classes.row}`}>
            <strong>{gate.title}</strong>
            {waits(gate) ? (
              <StatusLabel kind="hold" status="gate" />
            ) : (
              <StatusLabel kind="rollout-gate" status={gate.outcome} />
            )}
            <span className={classes.tabular}>{gate.text}</span>
          </p>
          {gate.type === 'approval' && <Approvers gate={gate} />}
        </li>
      ))}
    </ul>
  );
}

function Approvers({ gate }: { gate: RolloutGateOutcome }) {
  const classes = useRolloutStyles();
  const { approvedBy = [], approvers = [], quorum } = gate;
  return (
    <p className={`${classes.text} ${classes.subtle}`}>
      {approvedBy.length > 0 && (
        <>
          Approved by <Names refs={approvedBy} />.{' '}
        </>
      )}
      {quorum !== undefined && `${quorum} needed`}
      {approvers.length > 0 && (
        <>
          {quorum === undefined ? 'From' : ', from'} <Names refs={approvers} />
        </>
      )}
      {(quorum !== undefined || approvers.length > 0) &&
        '; not from who made the rollout.'}
    </p>
  );
}

function Names({ refs }: { refs: readonly string[] }) {
  return (
    <>
      {refs.map((ref, index) => (
        <Fragment key={ref}>
          {index > 0 && ', '}
          <EntityRefLink entityRef={ref} />
        </Fragment>
      ))}
    </>
  );
}

/** An approval that is not there yet is not a refusal. */
function waits({ type, outcome }: RolloutGateOutcome): boolean {
  return type === 'approval' && outcome === 'fail';
}
