import type {
  AgentScorecard,
  CheckResult,
  LevelPath,
  StatementToSign,
} from '@agent-portal/plugin-agents-common';
import { formatEffort, StatusLabel } from '@agent-portal/plugin-agents-react';
import { makeStyles } from '@material-ui/core/styles';
import { useCardStyles } from '../../useCardStyles';
import { FixButton } from '../actions/FixButton';
import { SharedRefusal, useSharedRefusal } from '../attestations/SharedRefusal';
import { SignButton } from '../attestations/SignButton';

const useStyles = makeStyles(theme => ({
  step: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: theme.spacing(0.5),
  },
  actions: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) },
}));

/** What takes the agent to the next level, the cheapest first, with what does it. */
export function NextSteps(props: {
  scorecard: AgentScorecard;
  statements: readonly StatementToSign[];
  /** How many to show; all when absent. */
  most?: number;
}) {
  const classes = { ...useCardStyles(), ...useStyles() };
  const { scorecard, statements, most } = props;
  const path: LevelPath | undefined = scorecard.paths[0];
  const steps = (path?.checks ?? [])
    .flatMap(id => scorecard.checks.find(check => check.id === id) ?? [])
    .slice(0, most)
    .map(check => ({ check, unsigned: toSign(check, statements) }));
  const refusal = useSharedRefusal(steps.flatMap(({ unsigned }) => unsigned));
  if (!path) {
    return (
      <p className={classes.text}>
        It has the highest level. Nothing is left to do.
      </p>
    );
  }
  return (
    <>
      <p className={classes.text}>{describePath(path)}</p>
      <SharedRefusal refusal={refusal} />
      <ol
        className={classes.plainList}
        aria-label={`Steps to ${path.level.title}, the cheapest first`}
      >
        {steps.map(({ check, unsigned }) => (
          <li key={check.id} className={classes.step}>
            <div>
              <div className={classes.headline}>
                <StatusLabel kind="outcome" status={check.outcome} iconOnly />
                <strong className={classes.text}>{check.title}</strong>
                <span className={`${classes.text} ${classes.subtle}`}>
                  {check.effortMs === undefined
                    ? 'effort not stated'
                    : `about ${formatEffort(check.effortMs)}`}
                </span>
              </div>
              <p className={classes.text}>{check.reason}</p>
            </div>
            <div className={classes.actions}>
              <FixButton fix={check.fix} />
              {unsigned.map(statement => (
                <SignButton
                  key={statement.fact}
                  statement={statement}
                  refusal={refusal}
                />
              ))}
            </div>
          </li>
        ))}
      </ol>
    </>
  );
}

function describePath(path: LevelPath): string {
  const { level, checks, effortMs, unestimated = 0 } = path;
  const count = `${checks.length} ${checks.length === 1 ? 'check' : 'checks'}`;
  const effort =
    effortMs === undefined ? '' : `, about ${formatEffort(effortMs)} of work`;
  const rest =
    unestimated > 0 && unestimated < checks.length
      ? ` and ${unestimated} without an estimate`
      : '';
  return `${count} to ${level.title}${effort}${rest}.`;
}

/** The statements that a check asks for and that nobody has signed. */
function toSign(check: CheckResult, statements: readonly StatementToSign[]) {
  return statements.filter(
    ({ fact, current }) => !current && check.attestations?.includes(fact),
  );
}
