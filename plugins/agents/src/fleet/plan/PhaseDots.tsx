import {
  HEALTH_APPEARANCE,
  HEALTH_WORDS,
  PHASE_WORDS,
  toneColor,
} from '@agent-portal/plugin-agents-react';
import type { HealthStatus } from '@agent-portal/plugin-agents-common';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import type { RibbonPhase } from './planRibbon';

const useStyles = makeStyles(theme => ({
  root: {
    ...theme.typography.caption,
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    minHeight: 20,
  },
  phase: { width: 76, flexShrink: 0 },
  dots: { display: 'flex', flexWrap: 'wrap', gap: 2, lineHeight: 0 },
  icon: { fontSize: 16 },
  counts: {
    display: 'flex',
    gap: theme.spacing(1),
    fontVariantNumeric: 'tabular-nums',
  },
  count: { display: 'inline-flex', alignItems: 'center', gap: 2 },
}));

const WORST_FIRST: readonly HealthStatus[] = [
  'fail',
  'unknown',
  'warn',
  'pass',
];

/** The agents of a wave in one phase: a dot each, or their number by health. */
export function PhaseDots({ phase }: { phase: RibbonPhase }) {
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <span className={classes.phase}>{PHASE_WORDS[phase.phase]}</span>
      {phase.dots ? (
        <span className={classes.dots}>
          {phase.dots.map(dot => (
            <HealthDot
              key={dot.ref}
              health={dot.health}
              title={`${dot.title}: ${HEALTH_WORDS[dot.health]}`}
            />
          ))}
        </span>
      ) : (
        <span className={classes.counts}>
          {WORST_FIRST.filter(status => phase.byHealth[status] > 0).map(
            status => (
              <span key={status} className={classes.count}>
                <HealthDot health={status} title={HEALTH_WORDS[status]} />
                {phase.byHealth[status].toLocaleString('en')}
              </span>
            ),
          )}
        </span>
      )}
    </div>
  );
}

function HealthDot(props: { health: HealthStatus; title: string }) {
  const classes = useStyles();
  const theme = useTheme();
  const { icon: Icon, tone } = HEALTH_APPEARANCE[props.health];
  return (
    <span title={props.title}>
      <Icon
        className={classes.icon}
        style={{ color: toneColor(theme, tone) }}
        aria-hidden
      />
    </span>
  );
}
