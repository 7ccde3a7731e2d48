import type { KpiCounts, KpiStatus } from '@agent-portal/plugin-agents-common';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import { describeKpiCounts } from '../format';
import { KPI_APPEARANCE, toneColor } from './appearance';

/** Properties of {@link KpiBar}. @public */
export interface KpiBarProps {
  counts: KpiCounts;
  /** Leaves the numbers out where they stand elsewhere. */
  barOnly?: boolean;
}

const PARTS: readonly (readonly [keyof KpiCounts, KpiStatus])[] = [
  ['notMet', 'not-met'],
  ['unknown', 'unknown'],
  ['atRisk', 'at-risk'],
  ['met', 'met'],
];

const useStyles = makeStyles(theme => ({
  root: { display: 'inline-block', minWidth: 72, maxWidth: 160, width: '100%' },
  bar: {
    display: 'flex',
    gap: 2,
    height: 6,
    borderRadius: 3,
    overflow: 'hidden',
    backgroundColor: theme.palette.action.hover,
  },
  part: { minWidth: 4 },
  counts: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0, 1),
    marginTop: 2,
    fontSize: theme.typography.caption.fontSize,
    color: theme.palette.text.primary,
    fontVariantNumeric: 'tabular-nums',
  },
  count: { display: 'inline-flex', alignItems: 'center', gap: 2 },
  icon: { fontSize: '1.1em' },
}));

/**
 * How many KPIs have each verdict: a bar with the worst first and the numbers beneath, each with
 * its icon. To a screen reader it is one sentence.
 *
 * @public
 */
export function KpiBar(props: KpiBarProps) {
  const classes = useStyles();
  const theme = useTheme();
  const { counts } = props;
  const text = describeKpiCounts(counts);
  const parts = PARTS.filter(([key]) => counts[key] > 0);
  return (
    <span className={classes.root} role="img" aria-label={text} title={text}>
      <span className={classes.bar}>
        {parts.map(([key, status]) => (
          <span
            key={key}
            className={classes.part}
            style={{
              flexGrow: counts[key],
              background: toneColor(theme, KPI_APPEARANCE[status].tone),
            }}
          />
        ))}
      </span>
      {!props.barOnly && (
        <span className={classes.counts}>
          {parts.length === 0 && 'no KPIs'}
          {parts.map(([key, status]) => {
            const { icon: Icon, tone } = KPI_APPEARANCE[status];
            return (
              <span key={key} className={classes.count}>
                <Icon
                  aria-hidden
                  className={classes.icon}
                  style={{ color: toneColor(theme, tone) }}
                />
                {counts[key]}
              </span>
            );
          })}
        </span>
      )}
    </span>
  );
}
