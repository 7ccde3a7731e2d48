import type {
  Attestation,
  CheckOutcome,
  ExemptionStatus,
  GateDemand,
  GateVerdict,
  HealthStatus,
  KpiStatus,
  Phase,
  ReadinessStatus,
} from '@agent-portal/plugin-agents-common';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import {
  ATTESTATION_WORDS,
  DEMAND_WORDS,
  describePhase,
  EXEMPTION_WORDS,
  GATE_WORDS,
  HEALTH_WORDS,
  KPI_WORDS,
  OUTCOME_WORDS,
  READINESS_WORDS,
} from '../format';
import {
  HEALTH_APPEARANCE,
  KPI_APPEARANCE,
  PHASE_APPEARANCE,
  type StatusAppearance,
  toneColor,
} from './appearance';
import {
  ATTESTATION_APPEARANCE,
  DEMAND_APPEARANCE,
  EXEMPTION_APPEARANCE,
  GATE_APPEARANCE,
  OUTCOME_APPEARANCE,
  READINESS_APPEARANCE,
} from './readinessAppearance';

/** A status of one of the kinds. @public */
export type AnyStatus =
  | { kind: 'health'; status: HealthStatus }
  | { kind: 'kpi'; status: KpiStatus }
  | { kind: 'phase'; status: Phase; weight?: number }
  | { kind: 'readiness'; status: ReadinessStatus }
  | { kind: 'outcome'; status: CheckOutcome }
  | { kind: 'exemption'; status: ExemptionStatus }
  | { kind: 'attestation'; status: Attestation['status'] }
  | { kind: 'gate'; status: GateVerdict }
  | { kind: 'demand'; status: GateDemand['status'] };

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
  const { word, appearance } = describe(props);
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

function describe(status: AnyStatus): {
  word: string;
  appearance: StatusAppearance;
} {
  switch (status.kind) {
    case 'health':
      return {
        word: HEALTH_WORDS[status.status],
        appearance: HEALTH_APPEARANCE[status.status],
      };
    case 'kpi':
      return {
        word: KPI_WORDS[status.status],
        appearance: KPI_APPEARANCE[status.status],
      };
    case 'readiness':
      return {
        word: READINESS_WORDS[status.status],
        appearance: READINESS_APPEARANCE[status.status],
      };
    case 'outcome':
      return {
        word: OUTCOME_WORDS[status.status],
        appearance: OUTCOME_APPEARANCE[status.status],
      };
    case 'exemption':
      return {
        word: EXEMPTION_WORDS[status.status],
        appearance: EXEMPTION_APPEARANCE[status.status],
      };
    case 'attestation':
      return {
        word: ATTESTATION_WORDS[status.status],
        appearance: ATTESTATION_APPEARANCE[status.status],
      };
    case 'gate':
      return {
        word: GATE_WORDS[status.status],
        appearance: GATE_APPEARANCE[status.status],
      };
    case 'demand':
      return {
        word: DEMAND_WORDS[status.status],
        appearance: DEMAND_APPEARANCE[status.status],
      };
    default:
      return {
        word: describePhase(status.status, status.weight),
        appearance: PHASE_APPEARANCE[status.status],
      };
  }
}
