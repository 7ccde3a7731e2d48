import { toneColor } from '@agent-portal/plugin-agents-react';
import ButtonBase from '@material-ui/core/ButtonBase';
import { type Theme, makeStyles } from '@material-ui/core/styles';
import type { StripCount } from './stripCounts';

interface StyleProps {
  tone: StripCount['tone'];
  active: boolean;
}

const useStyles = makeStyles<Theme, StyleProps>(theme => ({
  root: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'flex-start',
    gap: theme.spacing(1),
    minHeight: 44,
    padding: theme.spacing(1, 1.5),
    borderRadius: theme.shape.borderRadius,
    border: `1px solid ${theme.palette.divider}`,
    borderLeft: ({ tone, active }) =>
      `4px solid ${active ? toneColor(theme, tone) : theme.palette.divider}`,
    backgroundColor: theme.palette.background.paper,
    '&[aria-pressed="true"]': {
      borderColor: theme.palette.text.primary,
      backgroundColor: theme.palette.action.selected,
    },
    '&:hover': { backgroundColor: theme.palette.action.hover },
    '&:focus-visible': { outline: `2px solid ${theme.palette.primary.main}` },
    [theme.breakpoints.down('sm')]: { padding: theme.spacing(0, 1) },
  },
  count: {
    ...theme.typography.h6,
    margin: 0,
    fontVariantNumeric: 'tabular-nums',
  },
  label: {
    ...theme.typography.body2,
    whiteSpace: 'nowrap',
  },
}));

/** A number of agents that filters by what it counts. */
export function StripButton(props: {
  label: string;
  description: string;
  tone: StripCount['tone'];
  count?: number;
  pressed: boolean;
  onClick: () => void;
}) {
  const { count, label, description, pressed, tone } = props;
  const classes = useStyles({ tone, active: Boolean(count) });
  return (
    <ButtonBase
      className={classes.root}
      aria-pressed={pressed}
      title={description}
      onClick={props.onClick}
    >
      <span className={classes.count}>
        {count === undefined ? '–' : count.toLocaleString('en')}
      </span>{' '}
      <span className={classes.label}>{label}</span>
    </ButtonBase>
  );
}
