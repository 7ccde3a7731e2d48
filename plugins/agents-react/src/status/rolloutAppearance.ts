import type {
  PlanAgent,
  PlanWave,
  PowerPreflight,
  RolloutGateOutcome,
  RolloutHold,
  RolloutState,
  VerdictOutcome,
} from '@agent-portal/plugin-agents-common';
import AccessTime from '@material-ui/icons/AccessTime';
import Block from '@material-ui/icons/Block';
import CallSplit from '@material-ui/icons/CallSplit';
import EventBusy from '@material-ui/icons/EventBusy';
import HourglassEmpty from '@material-ui/icons/HourglassEmpty';
import NotificationsActive from '@material-ui/icons/NotificationsActiveOutlined';
import PanTool from '@material-ui/icons/PanToolOutlined';
import PauseCircle from '@material-ui/icons/PauseCircleFilled';
import PersonOutline from '@material-ui/icons/PersonOutline';
import RadioButtonUnchecked from '@material-ui/icons/RadioButtonUnchecked';
import Remove from '@material-ui/icons/Remove';
import SwapHoriz from '@material-ui/icons/SwapHoriz';
import Timelapse from '@material-ui/icons/Timelapse';
import TrendingUp from '@material-ui/icons/TrendingUp';
import Undo from '@material-ui/icons/Undo';
import { HEALTH_APPEARANCE, type StatusAppearance } from './appearance';

const {
  pass: GOOD,
  warn: CAUTION,
  fail: BAD,
  unknown: UNKNOWN,
} = HEALTH_APPEARANCE;
const WAITING: StatusAppearance = { tone: 'idle', icon: HourglassEmpty };
const MOVING: StatusAppearance = { tone: 'moving', icon: TrendingUp };

/** How each state of a rollout looks. @public */
export const ROLLOUT_APPEARANCE: Readonly<
  Record<RolloutState, StatusAppearance>
> = {
  pending: WAITING,
  preflight: { tone: 'moving', icon: AccessTime },
  progressing: MOVING,
  baking: { tone: 'moving', icon: Timelapse },
  paused: { tone: 'caution', icon: PauseCircle },
  promoting: MOVING,
  'rolling-back': { tone: 'bad', icon: Undo },
  'rolled-back': { tone: 'bad', icon: Undo },
  succeeded: GOOD,
  aborted: { tone: 'caution', icon: Block },
  superseded: { tone: 'idle', icon: SwapHoriz },
  failed: BAD,
};

/** How each verdict looks. Too few samples is not a pass. @public */
export const VERDICT_APPEARANCE: Readonly<
  Record<VerdictOutcome, StatusAppearance>
> = {
  pass: GOOD,
  fail: BAD,
  insufficient: { tone: 'unknown', icon: HourglassEmpty },
  'no-data': UNKNOWN,
  'source-error': UNKNOWN,
};

/** How each reason for which a rollout is held looks. @public */
export const HOLD_APPEARANCE: Readonly<
  Record<RolloutHold['code'], StatusAppearance>
> = {
  plan: WAITING,
  gate: { tone: 'caution', icon: PersonOutline },
  'freeze-window': { tone: 'caution', icon: EventBusy },
  'stop-line': { tone: 'bad', icon: PanTool },
  alert: { tone: 'bad', icon: NotificationsActive },
  health: BAD,
  insufficient: { tone: 'unknown', icon: HourglassEmpty },
  'no-data': UNKNOWN,
  'source-error': UNKNOWN,
  verdict: CAUTION,
  driver: BAD,
  drift: { tone: 'caution', icon: CallSplit },
  missing: BAD,
  clock: { tone: 'unknown', icon: AccessTime },
  step: { tone: 'caution', icon: PersonOutline },
};

/** How the outcome of a gate, or of a smoke test, looks. @public */
export const ROLLOUT_GATE_APPEARANCE: Readonly<
  Record<RolloutGateOutcome['outcome'], StatusAppearance>
> = { pass: GOOD, fail: { tone: 'bad', icon: Block }, unknown: UNKNOWN };

/** How each outcome of a preflight looks. @public */
export const PREFLIGHT_APPEARANCE: Readonly<
  Record<PowerPreflight['outcome'], StatusAppearance>
> = { sufficient: GOOD, weak: CAUTION, unknown: UNKNOWN };

/** How the status of each wave looks. @public */
export const WAVE_APPEARANCE: Readonly<
  Record<PlanWave['status'], StatusAppearance>
> = {
  'to-come': { tone: 'idle', icon: RadioButtonUnchecked },
  waiting: WAITING,
  active: MOVING,
  halted: { tone: 'bad', icon: PanTool },
  complete: GOOD,
};

/** How the status of each agent of a wave looks. @public */
export const PLAN_AGENT_APPEARANCE: Readonly<
  Record<PlanAgent['status'], StatusAppearance>
> = {
  waiting: WAITING,
  active: MOVING,
  done: GOOD,
  failed: BAD,
  'nothing-offered': { tone: 'idle', icon: Remove },
  unknown: UNKNOWN,
};
