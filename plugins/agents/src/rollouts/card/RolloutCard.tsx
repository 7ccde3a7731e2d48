import type { RolloutRow } from '@agent-portal/plugin-agents-common';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import { rolloutRouteRef } from '../../routes';
import { OperationButtons } from '../operate/OperationButtons';
import { rolloutTitle } from '../operate/operationTexts';
import { useRolloutStyles } from '../useRolloutStyles';
import { ComparisonList } from './ComparisonList';
import { GateList } from './GateList';
import { HoldList } from './HoldList';
import { RolloutHeading } from './RolloutHeading';
import { StepLine } from './StepLine';
import { WeightFigure } from './WeightFigure';

const useStyles = makeStyles(theme => ({
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    gap: theme.spacing(1, 3),
  },
  facts: { minWidth: 0, flex: '1 1 260px' },
  name: { ...theme.typography.h6, margin: 0, overflowWrap: 'anywhere' },
  body: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: theme.spacing(1.5),
    marginTop: theme.spacing(1),
  },
}));

/** A rollout under way: where it is, how it does, what holds it, and what this person may do. */
export function RolloutCard({ row }: { row: RolloutRow }) {
  const classes = { ...useRolloutStyles(), ...useStyles() };
  const addressOf = useRouteRef(rolloutRouteRef);
  const open = row.gates.filter(({ outcome }) => outcome !== 'pass');
  return (
    <article className={classes.card} aria-label={rolloutTitle(row)}>
      <div className={classes.head}>
        <div className={classes.facts}>
          <h3 className={classes.name}>
            <Link to={addressOf({ id: row.id })}>
              {row.agentTitle} {row.candidate}
            </Link>
          </h3>
          <RolloutHeading row={row} />
        </div>
        <WeightFigure row={row} />
      </div>
      <div className={classes.body}>
        <div>
          <StepLine row={row} />
        </div>
        <HoldList holds={row.holds} />
        {row.verdict && (
          <div>
            <ComparisonList verdict={row.verdict} />
          </div>
        )}
        {open.length > 0 && <GateList gates={open} />}
        <div>
          <OperationButtons row={row} />
        </div>
      </div>
    </article>
  );
}
