import type { BakeStatus } from '@agent-portal/plugin-agents-common';
import { makeStyles } from '@material-ui/core/styles';
import { useRolloutStyles } from '../useRolloutStyles';

const useStyles = makeStyles(theme => ({
  bars: {
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(48px, 320px)',
    alignItems: 'center',
    gap: theme.spacing(0.25, 1),
    ...theme.typography.caption,
    color: theme.palette.textSubtle,
  },
  track: {
    height: 6,
    borderRadius: 3,
    overflow: 'hidden',
    background: theme.palette.action.hover,
  },
  fill: { height: '100%', background: theme.palette.status.running },
}));

/** How much of its time and of its samples a bake has; both must be full. */
export function BakeProgress({ bake }: { bake: BakeStatus }) {
  const classes = { ...useRolloutStyles(), ...useStyles() };
  const bars = [
    { label: 'Valid time', part: bake.validMs, whole: bake.requiredMs },
    { label: 'Samples', part: bake.samples, whole: bake.requiredSamples },
  ];
  return (
    <>
      <p className={`${classes.text} ${classes.tabular}`}>{bake.text}</p>
      <div className={classes.bars} aria-hidden>
        {bars.map(({ label, part, whole }) => (
          <Bar key={label} label={label} share={shareOf(part, whole)} />
        ))}
      </div>
    </>
  );
}

function Bar({ label, share }: { label: string; share: number }) {
  const classes = useStyles();
  return (
    <>
      <span>{label}</span>
      <span className={classes.track}>
        <div className={classes.fill} style={{ width: `${share * 100}%` }} />
      </span>
    </>
  );
}

/** Nothing needed is all there is. */
function shareOf(part: number, whole: number): number {
  return whole <= 0 ? 1 : Math.min(1, Math.max(0, part / whole));
}
