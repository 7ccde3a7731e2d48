import { HEALTH_WORDS, PHASE_WORDS } from '@agent-portal/plugin-agents-react';
import ButtonBase from '@material-ui/core/ButtonBase';
import { makeStyles } from '@material-ui/core/styles';
import { PhaseDots } from './PhaseDots';
import type { RibbonWave } from './planRibbon';

const useStyles = makeStyles(theme => ({
  item: { display: 'flex', minWidth: 0 },
  button: {
    width: '100%',
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'stretch',
    justifyContent: 'flex-start',
    textAlign: 'left',
    padding: theme.spacing(1, 1.5),
    borderRadius: theme.shape.borderRadius,
    border: `1px solid ${theme.palette.divider}`,
    backgroundColor: theme.palette.background.paper,
    '&[aria-pressed="true"]': {
      borderColor: theme.palette.text.primary,
      backgroundColor: theme.palette.action.selected,
    },
    '&:hover': { backgroundColor: theme.palette.action.hover },
    '&:focus-visible': { outline: `2px solid ${theme.palette.primary.main}` },
  },
  title: {
    ...theme.typography.subtitle2,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  progress: {
    ...theme.typography.caption,
    fontVariantNumeric: 'tabular-nums',
  },
  empty: {
    ...theme.typography.caption,
  },
}));

/** A wave of the plan; its click filters by it. */
export function WaveButton(props: {
  wave: RibbonWave;
  compact: boolean;
  /** How many of its agents the filters leave; absent while none is set. */
  matching?: number;
  pressed: boolean;
  onClick: () => void;
}) {
  const { wave, compact, matching, pressed, onClick } = props;
  const classes = useStyles();
  return (
    <li className={classes.item}>
      <ButtonBase
        className={classes.button}
        aria-pressed={pressed}
        aria-label={describeWave(wave, matching)}
        onClick={onClick}
      >
        <div className={classes.title}>{wave.wave.title}</div>
        <div className={classes.progress}>
          {wave.inProduction.toLocaleString('en')} of{' '}
          {wave.total.toLocaleString('en')} in production
        </div>
        {matching !== undefined && (
          <div className={classes.progress}>
            {matching.toLocaleString('en')} of {wave.total.toLocaleString('en')}{' '}
            match the filters
          </div>
        )}
        {!compact &&
          wave.phases.map(phase => (
            <PhaseDots key={phase.phase} phase={phase} />
          ))}
        {wave.total === 0 && (
          <div className={classes.empty}>No agent that you may see</div>
        )}
      </ButtonBase>
    </li>
  );
}

/** A wave in one sentence, for those who do not see the dots. */
export function describeWave(wave: RibbonWave, matching?: number): string {
  const phases = wave.phases.map(phase => {
    const unwell = (['fail', 'warn', 'unknown'] as const)
      .filter(status => phase.byHealth[status] > 0)
      .map(
        status =>
          `${phase.byHealth[status]} ${HEALTH_WORDS[status].toLowerCase()}`,
      );
    const note = unwell.length > 0 ? ` (${unwell.join(', ')})` : '';
    return `${phase.count} ${PHASE_WORDS[phase.phase].toLowerCase()}${note}`;
  });
  return [
    `${wave.wave.title}: ${wave.total} agents`,
    ...(matching === undefined ? [] : [`${matching} match the filters`]),
    ...phases,
  ].join(', ');
}
