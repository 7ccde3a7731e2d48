import type {
  RolloutGate,
  RolloutGateOutcome,
  RolloutObservations,
} from '@agent-portal/plugin-agents-common';
import type {
  AlertSeverity,
  RolloutHoldProvider,
} from '@agent-portal/plugin-agents-node';
import type { StoredKpiVerdict } from '../../kpis/KpiVerdictReadModel';
import type { StoredExemption } from '../../readiness/exemptions/ExemptionStore';
import { judgeLevel } from '../../readiness/gate/judgeLevel';
import type { AgentScorecard, ScorecardInForce } from '../../readiness/model';
import { toTime } from '../../readiness/workflow/toTime';
import type { ExternalHolds } from './askHoldProviders';
import type { LiftedHolds } from './liftByBreakGlass';

/** What gates are judged by. */
export interface GateEvidence {
  health: RolloutObservations['health'];
  verdicts: StoredKpiVerdict[];
  scorecards: ScorecardInForce[];
  standings: AgentScorecard[];
  /** In force for the declared release in the environment. */
  breakGlass?: StoredExemption;
  /** The version that the catalog declares. */
  declared?: string;
  candidate: string;
  external: ExternalHolds;
  /** What a break-glass lifts; it is not in `external`. */
  lifted?: Pick<LiftedHolds, 'alerts' | 'breakGlass'>;
  providers: Array<Pick<RolloutHoldProvider, 'id' | 'leastSeverity'>>;
}

type Judged = Pick<RolloutGateOutcome, 'outcome' | 'text'>;

/** How the gates stand that no person decides. What is not known does not pass. */
export function judgeRolloutGates(
  gates: RolloutGate[],
  evidence: GateEvidence,
): RolloutGateOutcome[] {
  return gates.flatMap(gate => {
    const judged = judge(gate, evidence);
    const { id, title, type } = gate;
    return judged ? [{ id, title, type, ...judged }] : [];
  });
}

function judge(gate: RolloutGate, evidence: GateEvidence): Judged | undefined {
  switch (gate.type) {
    case 'health':
      return judgeHealth(evidence);
    case 'kpis':
      return judgeKpis(gate.kpis, evidence);
    case 'scorecard':
      return judgeScorecard(gate, evidence);
    case 'alerts':
      return judgeAlerts(gate.severity, evidence);
    default:
      return undefined;
  }
}

function judgeHealth({ health, lifted }: GateEvidence): Judged {
  const text = health.reason;
  if (health.status === 'unknown') return { outcome: 'unknown', text };
  if (health.status === 'fail' && lifted?.breakGlass?.health) {
    return { outcome: 'pass', text: lifted.breakGlass.text };
  }
  return health.status === 'fail'
    ? { outcome: 'fail', text: `It is failing: ${text}` }
    : { outcome: 'pass', text: `It is healthy${text ? `: ${text}` : ''}` };
}

function judgeKpis(
  wanted: string[] | undefined,
  { verdicts }: GateEvidence,
): Judged {
  const missing = (wanted ?? []).filter(
    id => !verdicts.some(({ definition }) => definition.id === id),
  );
  if (missing.length > 0) {
    return {
      outcome: 'unknown',
      text: `No KPI set of the agent has ${missing.join(', ')}`,
    };
  }
  const judged = verdicts.filter(({ definition, verdict }) =>
    wanted ? wanted.includes(definition.id) : verdict.counted,
  );
  if (judged.length === 0) {
    return { outcome: 'unknown', text: 'No KPI of the agent has a target' };
  }
  const missed = judged.filter(({ verdict }) => verdict.status === 'not-met');
  if (missed.length > 0) {
    return { outcome: 'fail', text: `Off target: ${name(missed)}` };
  }
  const open = judged.filter(({ verdict }) => verdict.status === 'unknown');
  if (open.length > 0) {
    return { outcome: 'unknown', text: `Not known: ${name(open)}` };
  }
  return {
    outcome: 'pass',
    text: `All ${judged.length} KPIs that count are on target`,
  };
}

function name(verdicts: StoredKpiVerdict[]): string {
  return verdicts
    .map(({ definition, verdict }) => `${definition.title} (${verdict.reason})`)
    .join('; ');
}

function judgeScorecard(
  gate: Extract<RolloutGate, { type: 'scorecard' }>,
  evidence: GateEvidence,
): Judged {
  const { declared, candidate, breakGlass } = evidence;
  if (declared === undefined) {
    return {
      outcome: 'unknown',
      text: 'The catalog declares no release of it; add spec.agent.release',
    };
  }
  if (declared !== candidate) {
    return {
      outcome: 'unknown',
      text: `Version ${candidate} is rolled out, but the catalog declares ${declared}; what is known is about that one`,
    };
  }
  const { demand } = judgeLevel(
    {
      source: 'plan',
      title: gate.title,
      scorecardRef: gate.scorecard,
      level: gate.level,
    },
    evidence,
  );
  if (demand.status === 'met') return { outcome: 'pass', text: demand.reason };
  if (breakGlass) {
    return {
      outcome: 'pass',
      text: `Opened by break-glass until ${toTime(breakGlass.expiresAt)}: ${
        breakGlass.requestedBy
      } asked for it and ${breakGlass.decidedBy} approved it. ${demand.reason}`,
    };
  }
  return {
    outcome: demand.status === 'not-met' ? 'fail' : 'unknown',
    text: demand.reason,
  };
}

function judgeAlerts(severity: AlertSeverity, evidence: GateEvidence): Judged {
  const { external, providers, lifted } = evidence;
  const open = external.holds.filter(
    hold => hold.code === 'alert' && isAtLeast(hold.severity, severity),
  );
  if (open.length > 0) {
    return { outcome: 'fail', text: open.map(({ text }) => text).join('; ') };
  }
  if (providers.length === 0) {
    return {
      outcome: 'unknown',
      text: `Nothing tells the portal of alerts, so nobody knows whether one of ${severity} or worse is open; install a hold provider, or take the gate out of the plan`,
    };
  }
  if (external.unknown.length > 0) {
    return {
      outcome: 'unknown',
      text: external.unknown.map(({ reason }) => reason).join('; '),
    };
  }
  const knowing = providers.filter(({ leastSeverity = 'P1' }) =>
    isAtLeast(severity, leastSeverity),
  );
  const ids = knowing.map(({ id }) => id).join(', ');
  const isOpened = lifted?.alerts.some(alert =>
    isAtLeast(alert.severity, severity),
  );
  if (ids && isOpened && lifted?.breakGlass) {
    return { outcome: 'pass', text: lifted.breakGlass.text };
  }
  return ids
    ? {
        outcome: 'pass',
        text: `No alert of ${severity} or worse is open, as ${ids} has it`,
      }
    : {
        outcome: 'unknown',
        text: `${providers
          .map(
            ({ id, leastSeverity = 'P1' }) => `${id} knows of ${leastSeverity}`,
          )
          .join(
            ', ',
          )} or worse only, so nobody knows whether an alert of ${severity} is open`,
      };
}

/** Whether an alert is as severe as another, or more; what is not said counts as P1. */
export function isAtLeast(
  severity: AlertSeverity = 'P1',
  other: AlertSeverity,
): boolean {
  return severity <= other;
}
