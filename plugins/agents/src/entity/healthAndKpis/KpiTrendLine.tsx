import type { KpiTrend } from '@agent-portal/plugin-agents-common';
import type SvgIcon from '@material-ui/core/SvgIcon';
import { makeStyles } from '@material-ui/core/styles';
import HelpOutline from '@material-ui/icons/HelpOutline';
import TrendingDown from '@material-ui/icons/TrendingDown';
import TrendingFlat from '@material-ui/icons/TrendingFlat';
import TrendingUp from '@material-ui/icons/TrendingUp';
import { useCardStyles } from '../useCardStyles';

const useStyles = makeStyles(theme => ({
  icon: { verticalAlign: 'bottom', marginRight: theme.spacing(0.5) },
}));

/** Where a figure is going, with an arrow that goes the same way. */
export function KpiTrendLine(props: { trend: KpiTrend }) {
  const classes = { ...useCardStyles(), ...useStyles() };
  const { trend } = props;
  const Icon = iconOf(trend);
  const isNews = ['better', 'worse'].includes(trend.direction);
  return (
    <p className={isNews ? classes.text : `${classes.text} ${classes.subtle}`}>
      <Icon fontSize="small" className={classes.icon} aria-hidden />
      {trend.text}
    </p>
  );
}

function iconOf({ direction, perDay = 0 }: KpiTrend): typeof SvgIcon {
  if (direction === 'unknown') return HelpOutline;
  if (direction === 'steady') return TrendingFlat;
  return perDay > 0 ? TrendingUp : TrendingDown;
}
