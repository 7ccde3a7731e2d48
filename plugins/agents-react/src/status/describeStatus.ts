import type {
  AlertDelivery,
  AlertEvent,
  AlertSeverity,
  AlertState,
  Attestation,
  CheckOutcome,
  ExemptionStatus,
  GateDemand,
  GateVerdict,
  HealthStatus,
  KpiStatus,
  Phase,
  PlanAgent,
  PlanWave,
  PowerPreflight,
  ReadinessStatus,
  RolloutGateOutcome,
  RolloutHold,
  RolloutState,
  VerdictOutcome,
} from '@agent-portal/plugin-agents-common';
import {
  ALERT_EVENT_WORDS,
  ALERT_STATE_WORDS,
  ATTESTATION_WORDS,
  DELIVERY_WORDS,
  DEMAND_WORDS,
  EXEMPTION_WORDS,
  GATE_WORDS,
  HEALTH_WORDS,
  HOLD_WORDS,
  KPI_WORDS,
  OUTCOME_WORDS,
  PHASE_WORDS,
  PLAN_AGENT_WORDS,
  PREFLIGHT_WORDS,
  READINESS_WORDS,
  ROLLOUT_GATE_WORDS,
  ROLLOUT_STATE_WORDS,
  SEVERITY_WORDS,
  VERDICT_WORDS,
  WAVE_WORDS,
  describePhase,
} from '../format';
import {
  ALERT_EVENT_APPEARANCE,
  ALERT_STATE_APPEARANCE,
  DELIVERY_APPEARANCE,
  SEVERITY_APPEARANCE,
} from './alertAppearance';
import {
  HEALTH_APPEARANCE,
  KPI_APPEARANCE,
  PHASE_APPEARANCE,
  type StatusAppearance,
} from './appearance';
import {
  ATTESTATION_APPEARANCE,
  DEMAND_APPEARANCE,
  EXEMPTION_APPEARANCE,
  GATE_APPEARANCE,
  OUTCOME_APPEARANCE,
  READINESS_APPEARANCE,
} from './readinessAppearance';
import {
  HOLD_APPEARANCE,
  PLAN_AGENT_APPEARANCE,
  PREFLIGHT_APPEARANCE,
  ROLLOUT_APPEARANCE,
  ROLLOUT_GATE_APPEARANCE,
  VERDICT_APPEARANCE,
  WAVE_APPEARANCE,
} from './rolloutAppearance';

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
  | { kind: 'demand'; status: GateDemand['status'] }
  | { kind: 'rollout'; status: RolloutState }
  | { kind: 'verdict'; status: VerdictOutcome }
  | { kind: 'hold'; status: RolloutHold['code'] }
  | { kind: 'rollout-gate'; status: RolloutGateOutcome['outcome'] }
  | { kind: 'preflight'; status: PowerPreflight['outcome'] }
  | { kind: 'wave'; status: PlanWave['status'] }
  | { kind: 'plan-agent'; status: PlanAgent['status'] }
  | { kind: 'severity'; status: AlertSeverity }
  | { kind: 'alert'; status: AlertState }
  | { kind: 'alert-event'; status: AlertEvent['kind'] }
  | { kind: 'delivery'; status: AlertDelivery['state'] };

interface Vocabulary {
  words: Readonly<Record<string, string>>;
  appearances: Readonly<Record<string, StatusAppearance>>;
}

const VOCABULARIES: Readonly<Record<AnyStatus['kind'], Vocabulary>> = {
  health: { words: HEALTH_WORDS, appearances: HEALTH_APPEARANCE },
  kpi: { words: KPI_WORDS, appearances: KPI_APPEARANCE },
  phase: { words: PHASE_WORDS, appearances: PHASE_APPEARANCE },
  readiness: { words: READINESS_WORDS, appearances: READINESS_APPEARANCE },
  outcome: { words: OUTCOME_WORDS, appearances: OUTCOME_APPEARANCE },
  exemption: { words: EXEMPTION_WORDS, appearances: EXEMPTION_APPEARANCE },
  attestation: {
    words: ATTESTATION_WORDS,
    appearances: ATTESTATION_APPEARANCE,
  },
  gate: { words: GATE_WORDS, appearances: GATE_APPEARANCE },
  demand: { words: DEMAND_WORDS, appearances: DEMAND_APPEARANCE },
  rollout: { words: ROLLOUT_STATE_WORDS, appearances: ROLLOUT_APPEARANCE },
  verdict: { words: VERDICT_WORDS, appearances: VERDICT_APPEARANCE },
  hold: { words: HOLD_WORDS, appearances: HOLD_APPEARANCE },
  'rollout-gate': {
    words: ROLLOUT_GATE_WORDS,
    appearances: ROLLOUT_GATE_APPEARANCE,
  },
  preflight: { words: PREFLIGHT_WORDS, appearances: PREFLIGHT_APPEARANCE },
  wave: { words: WAVE_WORDS, appearances: WAVE_APPEARANCE },
  'plan-agent': {
    words: PLAN_AGENT_WORDS,
    appearances: PLAN_AGENT_APPEARANCE,
  },
  severity: { words: SEVERITY_WORDS, appearances: SEVERITY_APPEARANCE },
  alert: { words: ALERT_STATE_WORDS, appearances: ALERT_STATE_APPEARANCE },
  'alert-event': {
    words: ALERT_EVENT_WORDS,
    appearances: ALERT_EVENT_APPEARANCE,
  },
  delivery: { words: DELIVERY_WORDS, appearances: DELIVERY_APPEARANCE },
};

/** The word and the look of a status. */
export function describeStatus(status: AnyStatus): {
  word: string;
  appearance: StatusAppearance;
} {
  const { words, appearances } = VOCABULARIES[status.kind];
  return {
    word:
      status.kind === 'phase'
        ? describePhase(status.status, status.weight)
        : words[status.status],
    appearance: appearances[status.status],
  };
}
