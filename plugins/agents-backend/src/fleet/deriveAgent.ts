import {
  type AgentAlertSummary,
  type KpiCounts,
  type PhaseDetail,
  type PhaseRolloutEvidence,
  type ReadinessSummary,
  type ReleaseShare,
  derivePhase,
  summarizeHealth,
  worstKpi,
} from '@agent-portal/plugin-agents-common';
import type {
  AgentDescriptor,
  EnvironmentDescriptor,
  InstanceTarget,
} from '../catalog/model';
import { orderInstances } from '../catalog/orderInstances';
import type { RankedWave } from './createWaveFinder';
import { listCatalogProblems } from './listCatalogProblems';
import type { DerivedAgent, FleetRecord } from './model';
import type { MeasuredInstance } from './sources';

/** What one agent's row is derived from. */
export interface AgentEvidence {
  descriptor: AgentDescriptor;
  instances: InstanceTarget[];
  environments: Map<string, EnvironmentDescriptor>;
  /** The KPI sets that the catalog has, by reference. */
  kpiSets: ReadonlyMap<string, unknown>;
  wave?: RankedWave;
  health: MeasuredInstance[];
  kpis: KpiCounts;
  readiness: ReadinessSummary;
  releases: Map<string, ReleaseShare[]>;
  /** What the last rollouts say about the phase, by environment. */
  rollouts: Map<string, PhaseRolloutEvidence>;
  /** Absent where no alert concerns it. */
  alerts?: AgentAlertSummary;
  /** The row as it was. */
  previous?: FleetRecord;
  /** Milliseconds since 1970. */
  now: number;
}

/** What a column takes; longer text from an entity is cut, so that no agent stops the others. */
const MAXIMUM_TEXT = 255;

const NO_ALERTS: AgentAlertSummary = { open: 0, unacknowledged: 0 };

const NEVER_PROBED = 'not measured yet';

/** Derives an agent's row from the catalog's entry and the measurements. */
export function deriveAgent(evidence: AgentEvidence): DerivedAgent {
  const { descriptor, previous, wave } = evidence;
  const at = new Date(evidence.now).toISOString();
  const instances = joinInstances(evidence);
  const problems = listCatalogProblems(evidence);

  const derived = derivePhase({
    lifecycle: descriptor.lifecycle,
    wave: wave?.title,
    previousPhase: previous?.row.phase,
    rollout: instances
      .filter(({ stage }) => stage === 'production')
      .map(({ environment }) => evidence.rollouts.get(environment))
      .find(rollout => rollout !== undefined),
    unknownEnvironments: instances
      .filter(({ stage }) => !stage)
      .map(({ title }) => title),
    instances: instances.flatMap(instance =>
      instance.stage ? [{ ...instance, stage: instance.stage }] : [],
    ),
  });
  const phase: PhaseDetail = {
    ...derived,
    since: previous?.row.phase === derived.phase ? previous.row.phaseSince : at,
  };
  const health = summarizeHealth(
    instances.map(instance => ({
      title: instance.title,
      stage: instance.stage,
      status: instance.health,
      reason: instance.reason,
      seen: instance.aliveAt !== undefined,
    })),
    descriptor.lifecycle,
  );
  const kpi = worstKpi(evidence.kpis);
  const changed =
    previous?.row.phase !== phase.phase ||
    previous?.row.health !== health.status ||
    previous?.row.kpi !== kpi;

  return {
    problems,
    record: {
      phase,
      waveRank: wave?.rank,
      row: {
        ref: descriptor.ref,
        name: descriptor.name,
        title: cut(descriptor.title),
        owner: descriptor.owner,
        system: descriptor.system,
        family: cut(descriptor.family),
        wave: wave && {
          id: wave.id,
          title: wave.title,
          plan: wave.plan,
          order: wave.order,
        },
        environments: instances.map(instance => instance.environment),
        release: cut(descriptor.release?.version),
        phase: phase.phase,
        phaseSince: phase.since,
        weight: phase.weight,
        health: health.status,
        healthSince:
          previous?.row.health === health.status
            ? previous.row.healthSince
            : at,
        healthReason: health.reason || undefined,
        kpi,
        kpis: evidence.kpis,
        readiness: evidence.readiness,
        alerts: evidence.alerts ?? NO_ALERTS,
        problems: problems.length,
        changedAt: changed || !previous ? at : previous.row.changedAt,
      },
    },
  };
}

function cut<T extends string | undefined>(text: T): T | string {
  return text && text.length > MAXIMUM_TEXT
    ? `${text.slice(0, MAXIMUM_TEXT - 1)}…`
    : text;
}

function joinInstances(evidence: AgentEvidence) {
  const measured = new Map(
    evidence.health.map(state => [state.environmentRef, state]),
  );
  const ordered = orderInstances(evidence.instances, evidence.environments);
  return ordered.map(target => {
    const environment = evidence.environments.get(target.environmentRef);
    const state = measured.get(target.environmentRef);
    return {
      environment: target.environmentRef,
      title: environment?.title ?? target.environmentRef,
      stage: environment?.stage,
      health: state?.health.status ?? ('unknown' as const),
      reason: state?.health.reason ?? NEVER_PROBED,
      aliveAt: state?.aliveAt,
      release: state?.health.release,
      releases: evidence.releases.get(target.environmentRef),
    };
  });
}
