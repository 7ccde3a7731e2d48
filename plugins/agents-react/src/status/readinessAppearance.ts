import type {
  Attestation,
  CheckOutcome,
  ExemptionStatus,
  GateDemand,
  GateVerdict,
  ReadinessStatus,
} from '@agent-portal/plugin-agents-common';
import Block from '@material-ui/icons/Block';
import EventBusy from '@material-ui/icons/EventBusy';
import HourglassEmpty from '@material-ui/icons/HourglassEmpty';
import RadioButtonUnchecked from '@material-ui/icons/RadioButtonUnchecked';
import Remove from '@material-ui/icons/Remove';
import Undo from '@material-ui/icons/Undo';
import VerifiedUser from '@material-ui/icons/VerifiedUserOutlined';
import { HEALTH_APPEARANCE, type StatusAppearance } from './appearance';

const { pass: GOOD, fail: BAD, unknown: UNKNOWN } = HEALTH_APPEARANCE;

/** How what a check came to looks. @public */
export const OUTCOME_APPEARANCE: Readonly<
  Record<CheckOutcome, StatusAppearance>
> = {
  pass: GOOD,
  'not-applicable': { tone: 'idle', icon: Remove },
  exempt: { tone: 'caution', icon: VerifiedUser },
  unknown: UNKNOWN,
  fail: BAD,
};

/** How each readiness status looks. @public */
export const READINESS_APPEARANCE: Readonly<
  Record<ReadinessStatus, StatusAppearance>
> = {
  none: { tone: 'idle', icon: RadioButtonUnchecked },
  ready: GOOD,
  unknown: UNKNOWN,
  below: BAD,
};

/** How the status of each exemption looks. @public */
export const EXEMPTION_APPEARANCE: Readonly<
  Record<ExemptionStatus, StatusAppearance>
> = {
  requested: { tone: 'moving', icon: HourglassEmpty },
  approved: { tone: 'caution', icon: VerifiedUser },
  rejected: { tone: 'bad', icon: Block },
  withdrawn: { tone: 'idle', icon: Undo },
  revoked: { tone: 'bad', icon: Undo },
  expired: { tone: 'idle', icon: EventBusy },
};

/** How the status of each signature looks. @public */
export const ATTESTATION_APPEARANCE: Readonly<
  Record<Attestation['status'], StatusAppearance>
> = {
  valid: { tone: 'good', icon: VerifiedUser },
  void: { tone: 'bad', icon: Block },
  expired: { tone: 'caution', icon: EventBusy },
  revoked: { tone: 'bad', icon: Undo },
};

/** How the verdict of each gate looks. @public */
export const GATE_APPEARANCE: Readonly<Record<GateVerdict, StatusAppearance>> =
  { pass: GOOD, fail: { tone: 'bad', icon: Block } };

/** How each demand of a gate looks. @public */
export const DEMAND_APPEARANCE: Readonly<
  Record<GateDemand['status'], StatusAppearance>
> = { met: GOOD, 'not-met': BAD, unknown: UNKNOWN };
