import type { ScorecardSummary } from '@agent-portal/plugin-agents-common';
import { formatScore } from '@agent-portal/plugin-agents-react';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import NativeSelect from '@material-ui/core/NativeSelect';
import { makeStyles } from '@material-ui/core/styles';
import { ToggleButtons } from '../../entity/ToggleButtons';
import { CopyLinkButton } from '../../fleet/toolbar/CopyLinkButton';
import { scorecardRouteRef } from '../../routes';
import { ExportMatrixButton } from '../export/ExportMatrixButton';
import { GROUPINGS, type Grouping } from '../view/readinessView';
import type { ReadinessViewState } from '../view/useReadinessView';
import { describeLevels } from '../levelTitle';

const GROUPING_WORDS: Record<Grouping, string> = {
  owner: 'Owner',
  system: 'System',
  wave: 'Wave',
};

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1, 2),
  },
  facts: { margin: 0, flexBasis: '100%', overflowWrap: 'anywhere' },
  select: { maxWidth: '100%' },
}));

/** Which scorecard, how it stands, how its rows are grouped, and what can be taken along. */
export function MatrixToolbar(props: {
  scorecards: readonly ScorecardSummary[];
  scorecard: ScorecardSummary;
  state: ReadinessViewState;
  narrow: boolean;
}) {
  const classes = useStyles();
  const { scorecard, state, narrow } = props;
  const pathOf = useRouteRef(scorecardRouteRef);
  const levels = describeLevels(scorecard.levels, scorecard.byLevel);
  return (
    <div className={classes.root}>
      <NativeSelect
        className={classes.select}
        value={scorecard.ref}
        inputProps={{ 'aria-label': 'Scorecard' }}
        onChange={event => state.setScorecard(event.target.value)}
      >
        {props.scorecards.map(({ ref, title }) => (
          <option key={ref} value={ref}>
            {title}
          </option>
        ))}
      </NativeSelect>
      <Link to={pathOf(namesOf(scorecard.ref))}>About this scorecard</Link>
      <ToggleButtons
        label="Group by"
        choices={GROUPINGS.map(value => ({
          value,
          label: GROUPING_WORDS[value],
          name: `Group by ${GROUPING_WORDS[value].toLowerCase()}`,
        }))}
        isPressed={value => value === state.view.groupBy}
        onPress={state.setGroupBy}
      />
      <div>
        <CopyLinkButton iconOnly={narrow} />
        <ExportMatrixButton
          scorecard={scorecard.ref}
          view={state.view}
          iconOnly={narrow}
        />
      </div>
      <p className={classes.facts}>
        {scorecard.agents} {scorecard.agents === 1 ? 'agent' : 'agents'}
        {levels && ` · ${levels}`} · score {formatScore(scorecard.score)} ·
        version {scorecard.version}
        {scorecard.problems.length > 0 &&
          ` · ${
            scorecard.problems.length === 1
              ? '1 problem'
              : `${scorecard.problems.length} problems`
          }, see “About this scorecard”`}
      </p>
    </div>
  );
}

function namesOf(ref: string) {
  const { namespace, name } = parseEntityRef(ref);
  return { namespace, name };
}
