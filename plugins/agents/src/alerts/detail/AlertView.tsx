import type { AlertDetail } from '@agent-portal/plugin-agents-common';
import { useRolloutStyles } from '../../rollouts/useRolloutStyles';
import { AlertHeading } from '../card/AlertHeading';
import { AlertLinks } from '../card/AlertLinks';
import { Deadline } from '../card/Deadline';
import { DidList } from '../card/DidList';
import { EscalationLine } from '../card/EscalationLine';
import { QuietLine } from '../card/QuietLine';
import { AlertOperations } from '../operate/AlertOperations';
import { useAlertStyles } from '../useAlertStyles';
import { AgentTable } from './AgentTable';
import { Consequences } from './Consequences';
import { DeliveryTable } from './DeliveryTable';
import { EventList } from './EventList';
import { RuleLine } from './RuleLine';

/** An alert: what to do, whom it concerns, who was told and everything that happened to it. */
export function AlertView({ alert }: { alert: AlertDetail }) {
  const classes = { ...useRolloutStyles(), ...useAlertStyles() };
  return (
    <div className={classes.page}>
      <header>
        <div className={classes.head}>
          <h2 className={`${classes.title} ${classes.grow}`}>{alert.title}</h2>
          <Deadline row={alert} />
        </div>
        <AlertHeading row={alert} />
        <div className={classes.facts}>
          <QuietLine row={alert} />
          <DidList row={alert} />
          {alert.state !== 'resolved' && <EscalationLine row={alert} />}
          <AlertLinks row={alert} />
          <AlertOperations row={alert} />
        </div>
      </header>
      <section aria-label="Affected agents">
        <h2 className={classes.heading}>
          {alert.agentsTotal === 1
            ? '1 agent is affected'
            : `${alert.agentsTotal} agents are affected`}
        </h2>
        <AgentTable alert={alert} />
      </section>
      <Consequences alert={alert} />
      <section aria-label="What happened">
        <h2 className={classes.heading}>What happened</h2>
        <EventList events={alert.events} />
      </section>
      <section aria-label="Who was told">
        <h2 className={classes.heading}>Who was told</h2>
        <DeliveryTable deliveries={alert.deliveries} />
      </section>
      <section aria-label="Where it comes from">
        <h2 className={classes.heading}>Where it comes from</h2>
        <RuleLine alert={alert} />
      </section>
    </div>
  );
}
