import type {
  HealthStatus,
  KpiStatus,
  Phase,
} from '@agent-portal/plugin-agents-common';
import type SvgIcon from '@material-ui/core/SvgIcon';
import type { Theme } from '@material-ui/core/styles';
import Archive from '@material-ui/icons/ArchiveOutlined';
import Cancel from '@material-ui/icons/Cancel';
import CheckCircle from '@material-ui/icons/CheckCircle';
import Code from '@material-ui/icons/Code';
import EventNote from '@material-ui/icons/EventNote';
import HelpOutline from '@material-ui/icons/HelpOutline';
import Layers from '@material-ui/icons/LayersOutlined';
import PauseCircle from '@material-ui/icons/PauseCircleFilled';
import Public from '@material-ui/icons/Public';
import Warning from '@material-ui/icons/ReportProblemOutlined';
import Timelapse from '@material-ui/icons/Timelapse';
import TrendingUp from '@material-ui/icons/TrendingUp';
import Undo from '@material-ui/icons/Undo';

/** What a status means to the one who looks. @public */
export type StatusTone =
  | 'good'
  | 'caution'
  | 'bad'
  | 'unknown'
  | 'moving'
  | 'idle';

/** Icon and tone of a status. @public */
export interface StatusAppearance {
  tone: StatusTone;
  icon: typeof SvgIcon;
}

/** How each health verdict looks. @public */
export const HEALTH_APPEARANCE: Readonly<
  Record<HealthStatus, StatusAppearance>
> = {
  pass: { tone: 'good', icon: CheckCircle },
  warn: { tone: 'caution', icon: Warning },
  fail: { tone: 'bad', icon: Cancel },
  unknown: { tone: 'unknown', icon: HelpOutline },
};

/** How each KPI verdict looks. @public */
export const KPI_APPEARANCE: Readonly<Record<KpiStatus, StatusAppearance>> = {
  met: HEALTH_APPEARANCE.pass,
  'at-risk': HEALTH_APPEARANCE.warn,
  'not-met': HEALTH_APPEARANCE.fail,
  unknown: HEALTH_APPEARANCE.unknown,
};

/** How each phase looks. @public */
export const PHASE_APPEARANCE: Readonly<Record<Phase, StatusAppearance>> = {
  planned: { tone: 'idle', icon: EventNote },
  development: { tone: 'idle', icon: Code },
  staging: { tone: 'moving', icon: Layers },
  canary: { tone: 'moving', icon: Timelapse },
  'rolling-out': { tone: 'moving', icon: TrendingUp },
  production: { tone: 'good', icon: Public },
  paused: { tone: 'caution', icon: PauseCircle },
  'rolled-back': { tone: 'bad', icon: Undo },
  retired: { tone: 'idle', icon: Archive },
};

/**
 * The colour of a tone, from the theme. For icons and bars; words take the text colour, as the
 * status colours do not contrast enough with every background.
 *
 * @public
 */
export function toneColor(theme: Theme, tone: StatusTone): string {
  const { status, text } = theme.palette;
  const colors: Record<StatusTone, string> = {
    good: status.ok,
    caution: status.warning,
    bad: status.error,
    unknown: status.aborted,
    moving: status.running,
    idle: text.secondary,
  };
  return colors[tone];
}
