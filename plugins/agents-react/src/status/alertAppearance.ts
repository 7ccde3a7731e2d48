import type {
  AlertDelivery,
  AlertEvent,
  AlertSeverity,
  AlertState,
} from '@agent-portal/plugin-agents-common';
import AccountTree from '@material-ui/icons/AccountTreeOutlined';
import Cached from '@material-ui/icons/Cached';
import Done from '@material-ui/icons/Done';
import Error from '@material-ui/icons/Error';
import Group from '@material-ui/icons/GroupOutlined';
import HourglassEmpty from '@material-ui/icons/HourglassEmpty';
import Info from '@material-ui/icons/InfoOutlined';
import NotificationsActive from '@material-ui/icons/NotificationsActiveOutlined';
import NotificationsOff from '@material-ui/icons/NotificationsOffOutlined';
import PersonOutline from '@material-ui/icons/PersonOutline';
import PriorityHigh from '@material-ui/icons/PriorityHigh';
import Remove from '@material-ui/icons/Remove';
import SmsFailed from '@material-ui/icons/SmsFailedOutlined';
import Send from '@material-ui/icons/SendOutlined';
import TrendingUp from '@material-ui/icons/TrendingUp';
import { HEALTH_APPEARANCE, type StatusAppearance } from './appearance';

const { pass: GOOD, warn: CAUTION } = HEALTH_APPEARANCE;

/** How each severity looks. @public */
export const SEVERITY_APPEARANCE: Readonly<
  Record<AlertSeverity, StatusAppearance>
> = {
  P0: { tone: 'bad', icon: Error },
  P1: { tone: 'bad', icon: PriorityHigh },
  P2: CAUTION,
  P3: { tone: 'moving', icon: Info },
};

/** How each state of an alert looks. @public */
export const ALERT_STATE_APPEARANCE: Readonly<
  Record<AlertState, StatusAppearance>
> = {
  open: { tone: 'bad', icon: NotificationsActive },
  acknowledged: { tone: 'moving', icon: PersonOutline },
  resolved: GOOD,
};

/** How far a message has come. @public */
export const DELIVERY_APPEARANCE: Readonly<
  Record<AlertDelivery['state'], StatusAppearance>
> = {
  pending: { tone: 'idle', icon: HourglassEmpty },
  sent: { tone: 'good', icon: Send },
  failed: { tone: 'bad', icon: SmsFailed },
  skipped: { tone: 'idle', icon: Remove },
};

/** How what happened to an alert looks. @public */
export const ALERT_EVENT_APPEARANCE: Readonly<
  Record<AlertEvent['kind'], StatusAppearance>
> = {
  opened: { tone: 'bad', icon: NotificationsActive },
  reopened: { tone: 'bad', icon: NotificationsActive },
  severity: { tone: 'caution', icon: PriorityHigh },
  agents: { tone: 'idle', icon: Group },
  acknowledged: ALERT_STATE_APPEARANCE.acknowledged,
  escalated: { tone: 'caution', icon: TrendingUp },
  told: DELIVERY_APPEARANCE.sent,
  failed: DELIVERY_APPEARANCE.failed,
  silenced: { tone: 'idle', icon: NotificationsOff },
  explained: { tone: 'idle', icon: AccountTree },
  flapping: { tone: 'caution', icon: Cached },
  ended: { tone: 'good', icon: Done },
  resolved: GOOD,
};
