import type { GateOutlook } from '@agent-portal/plugin-agents-common';
import { StatusLabel, TimeUntil } from '@agent-portal/plugin-agents-react';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { useCardStyles } from '../../useCardStyles';
import { GuardedButton } from '../actions/GuardedButton';
import { GateDemandList } from './GateDemandList';

/** The gate into one environment: whether it is open now, and what stands in the way. */
export function GateItem(props: {
  gate: GateOutlook;
  /** Why the viewer may not ask to break the glass. */
  mayNotAsk?: string;
  onAsk: (gate: GateOutlook) => void;
}) {
  const classes = useCardStyles();
  const { gate, mayNotAsk } = props;
  return (
    <>
      <div className={classes.headline}>
        <StatusLabel kind="gate" status={gate.verdict} />
        <strong className={classes.text}>{environmentName(gate)}</strong>
      </div>
      <p className={classes.text}>{gate.reason}</p>
      <GateDemandList demands={gate.demands} />
      {gate.breakGlass && (
        <p className={classes.text}>
          Broken by <EntityRefLink entityRef={gate.breakGlass.requestedBy} />{' '}
          for this release, ends <TimeUntil at={gate.breakGlass.expiresAt} />:{' '}
          {gate.breakGlass.reason}
        </p>
      )}
      {gate.verdict === 'fail' && (
        <GuardedButton
          label="Ask to break the glass"
          name={`Ask to break the glass into ${environmentName(gate)}`}
          reason={mayNotAsk}
          onClick={() => props.onAsk(gate)}
        />
      )}
    </>
  );
}

/** What people call the environment behind a gate. */
export function environmentName(gate: GateOutlook): string {
  return gate.environmentTitle ?? gate.environment;
}
