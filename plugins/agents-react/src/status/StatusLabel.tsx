import type { Phase } from '@agent-portal/plugin-agents-common';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import { toneColor } from './appearance';
import { type AnyStatus, describeStatus } from './describeStatus';

/** Properties of {@link StatusLabel}. @public */
export type StatusLabelProps = AnyStatus & {
  /** Hides the word from the eye; it stays the icon's name and title. */
  iconOnly?: boolean;
  /** Text size; the surrounding text's by default. */
  size?: 'inherit' | 'large';
};

const useStyles = makeStyles(theme => ({
  root: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    whiteSpace: 'nowrap',
    verticalAlign: 'bottom',
    fontFamily: theme.typography.fontFamily,
    color: theme.palette.text.primary,
  },
  large: { ...theme.typography.h6, color: theme.palette.text.primary },
  icon: { fontSize: '1.25em', flexShrink: 0 },
}));

/**
 * A status as icon and word. The icon carries the status colour, the word the text colour.
 *
 * @public
 */
export function StatusLabel(props: StatusLabelProps) {
  const classes = useStyles();
  const theme = useTheme();
  const { word, appearance } = describeStatus(props);
  const Icon = appearance.icon;
  const style = { color: toneColor(theme, appearance.tone) };
  if (props.iconOnly) {
    return (
      <span className={classes.root} role="img" aria-label={word} title={word}>
        <Icon className={classes.icon} style={style} aria-hidden />
      </span>
    );
  }
  return (
    <span
      className={
        props.size === 'large'
          ? `${classes.root} ${classes.large}`
          : classes.root
      }
    >
      <Icon className={classes.icon} style={style} aria-hidden />
      <span>{word}</span>
    </span>
  );
}

/** Properties of {@link PhaseLabel}. @public */
export interface PhaseLabelProps {
  phase: Phase;
  /** Share of production requests that the newest release answers, 0–1. */
  weight?: number;
  iconOnly?: boolean;
  size?: 'inherit' | 'large';
}

/**
 * A phase as icon and word, with its weight where two releases serve: `Canary 5 %`.
 *
 * @public
 */
export function PhaseLabel(props: PhaseLabelProps) {
  const { phase, ...rest } = props;
  return <StatusLabel kind="phase" status={phase} {...rest} />;
}
