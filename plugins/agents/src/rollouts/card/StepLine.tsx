import type {
  RolloutRow,
  RolloutStepStatus,
} from '@agent-portal/plugin-agents-common';
import { toneColor, type StatusTone } from '@agent-portal/plugin-agents-react';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import CheckCircle from '@material-ui/icons/CheckCircle';
import PlayCircle from '@material-ui/icons/PlayCircleFilled';
import RadioButtonUnchecked from '@material-ui/icons/RadioButtonUnchecked';
import { BakeProgress } from './BakeProgress';
import { useRolloutStyles } from '../useRolloutStyles';

const useStyles = makeStyles(theme => ({
  line: {
    display: 'flex',
    gap: theme.spacing(0.5),
    listStyle: 'none',
    margin: 0,
    // Room for the focus ring of the line, which scrolls within its own width.
    padding: theme.spacing(0.5, 0),
    overflowX: 'auto',
    minWidth: 0,
    '&:focus-visible': { outline: `2px solid ${theme.palette.text.primary}` },
  },
  step: {
    ...theme.typography.body2,
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    whiteSpace: 'nowrap',
    fontVariantNumeric: 'tabular-nums',
    '&:not(:last-child)::after': {
      content: '""',
      width: theme.spacing(2),
      borderTop: `1px solid ${theme.palette.textSubtle}`,
    },
  },
  current: { fontWeight: 700 },
  icon: { fontSize: '1.25em', flexShrink: 0 },
}));

const LOOKS = {
  done: { word: 'done', icon: CheckCircle, tone: 'good' },
  current: { word: 'under way', icon: PlayCircle, tone: 'moving' },
  'to-come': { word: 'to come', icon: RadioButtonUnchecked, tone: 'idle' },
} as const satisfies Record<
  RolloutStepStatus['status'],
  { word: string; icon: unknown; tone: StatusTone }
>;

/** The steps of a rollout in their order: done, under way with how far it has baked, to come. */
export function StepLine({ row }: { row: RolloutRow }) {
  const classes = { ...useRolloutStyles(), ...useStyles() };
  if (row.steps.length === 0) {
    return <p className={classes.text}>It has no steps.</p>;
  }
  return (
    <>
      {/* It may be wider than the screen: then the keyboard has to scroll it too. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <ol className={classes.line} aria-label="Steps" tabIndex={0}>
        {row.steps.map((step, index) => (
          <Step key={`${index} ${step.type}`} step={step} />
        ))}
      </ol>
      {row.bake && row.state === 'baking' && <BakeProgress bake={row.bake} />}
    </>
  );
}

function Step({ step }: { step: RolloutStepStatus }) {
  const classes = useStyles();
  const theme = useTheme();
  const { word, icon: Icon, tone } = LOOKS[step.status];
  const current = step.status === 'current';
  return (
    <li
      className={current ? `${classes.step} ${classes.current}` : classes.step}
      aria-current={current ? 'step' : undefined}
    >
      <Icon
        className={classes.icon}
        style={{ color: toneColor(theme, tone) }}
        titleAccess={word}
      />
      {step.title}
    </li>
  );
}
