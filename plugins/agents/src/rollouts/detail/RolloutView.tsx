import type { RolloutDetail } from '@agent-portal/plugin-agents-common';
import { useRolloutStyles } from '../useRolloutStyles';
import { GateList } from '../card/GateList';
import { HoldList } from '../card/HoldList';
import { PreflightFacts } from '../card/PreflightFacts';
import { StepLine } from '../card/StepLine';
import { LedgerSection } from '../ledger/LedgerSection';
import { ReplaySection } from '../ledger/ReplaySection';
import { OperationButtons } from '../operate/OperationButtons';
import { Inputs } from './Inputs';
import { MeasuresSection } from './MeasuresSection';
import { RolloutHead } from './RolloutHead';
import { SmokeTest } from './SmokeTest';
import { VerdictTable } from './VerdictTable';

/** Where a rollout is, how it does, by what it is judged, and everything that was decided. */
export function RolloutView({ rollout }: { rollout: RolloutDetail }) {
  const classes = useRolloutStyles();
  const { verdict, gates, smokeTest, preflight } = rollout;
  return (
    <div className={classes.page}>
      <RolloutHead rollout={rollout} />
      <div>
        <StepLine row={rollout} />
      </div>
      <HoldList holds={rollout.holds} />
      <div>
        <OperationButtons row={rollout} />
      </div>
      <MeasuresSection rollout={rollout} />
      <section aria-label="Verdict">
        <h2 className={classes.heading}>Verdict</h2>
        {verdict ? (
          <VerdictTable verdict={verdict} />
        ) : (
          <p className={classes.text}>
            Nothing is judged before the candidate gets traffic.
          </p>
        )}
      </section>
      <section aria-label="Gates and approvals">
        <h2 className={classes.heading}>Gates and approvals</h2>
        {gates.length > 0 ? (
          <GateList gates={gates} />
        ) : (
          <p className={classes.text}>Its plan puts no gate before it.</p>
        )}
        <Inputs rollout={rollout} />
      </section>
      <section aria-label="Smoke test">
        <h2 className={classes.heading}>Smoke test</h2>
        {smokeTest ? (
          <SmokeTest result={smokeTest} />
        ) : (
          <p className={classes.text}>None was made.</p>
        )}
      </section>
      <section aria-label="Preflight">
        <h2 className={classes.heading}>Preflight</h2>
        {preflight ? (
          <PreflightFacts preflight={preflight} />
        ) : (
          <p className={classes.text}>It is made when the rollout starts.</p>
        )}
      </section>
      <LedgerSection rollout={rollout} />
      <ReplaySection id={rollout.id} />
    </div>
  );
}
