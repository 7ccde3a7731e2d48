import { isDeepStrictEqual } from 'node:util';
import {
  type KpiCounts,
  RELEASE_WINDOW_MS,
  countKpis,
} from '@agent-portal/plugin-agents-common';
import type { AgentStore } from '../catalog/AgentStore';
import { createWaveFinder } from './createWaveFinder';
import { deriveAgent } from './deriveAgent';
import { findNextEnvironment } from './findNextEnvironment';
import type { FleetStore } from './FleetStore';
import { groupBy } from './groupBy';
import type { FleetChange, FleetRecord, PhaseTransition } from './model';
import type {
  AlertSummarySource,
  HealthSource,
  KpiVerdictSource,
  ReadinessSource,
  RolloutSource,
} from './sources';
import { toStoredForm } from './toStoredForm';

const NO_KPIS: KpiCounts = countKpis([]);

/** What the row of an agent is derived from. */
export interface ProjectionSources {
  agents: AgentStore;
  health: HealthSource;
  kpis: KpiVerdictSource;
  readiness: ReadinessSource;
  rollouts: RolloutSource;
  alerts: AlertSummarySource;
  now: () => number;
}

/**
 * Derives the rows of some agents anew and stores those that changed; the rows of agents that the
 * catalog no longer has go.
 */
export async function projectAgents(
  refs: string[],
  store: FleetStore,
  sources: ProjectionSources,
): Promise<FleetChange> {
  const { agents, health, kpis, readiness, rollouts, alerts, now } = sources;
  const time = now();
  // Before anything else is read: what is marked later may not have been seen.
  const marks = await store.listMarks(refs);
  const descriptors = await agents.listAgents(refs);
  const instances = groupBy(
    await agents.listInstances(refs),
    target => target.agentRef,
  );
  const policies = await agents.listPolicies();
  const findWave = createWaveFinder(policies.plans);
  const states = await health.listInstanceHealth(refs);
  const counts = await kpis.listCounts(refs);
  const shares = await kpis.listReleaseShares(refs, time - RELEASE_WINDOW_MS);
  const summarize = await readiness.createSummarizer(refs);
  const onTheirWay = await rollouts.listPhaseEvidence(refs);
  const alerted = await alerts.listSummaries(refs);
  const previous = await store.getRecords(refs);

  const put: FleetRecord[] = [];
  const transitions: PhaseTransition[] = [];
  for (const descriptor of descriptors) {
    const before = previous.get(descriptor.ref);
    const targets = instances.get(descriptor.ref) ?? [];
    const measured = states.get(descriptor.ref) ?? [];
    const { record } = deriveAgent({
      descriptor,
      instances: targets,
      environments: policies.environments,
      kpiSets: policies.kpiSets,
      wave: findWave(descriptor),
      health: measured,
      kpis: counts.get(descriptor.ref) ?? NO_KPIS,
      readiness: summarize(
        descriptor.ref,
        findNextEnvironment(policies.environments, targets, measured),
      ),
      releases: shares.get(descriptor.ref) ?? new Map(),
      rollouts: onTheirWay.get(descriptor.ref) ?? new Map(),
      alerts: alerted.get(descriptor.ref),
      previous: before,
      now: time,
    });
    if (
      before &&
      isDeepStrictEqual(toStoredForm(record), toStoredForm(before))
    ) {
      continue;
    }
    put.push(record);
    if (before && before.row.phase !== record.row.phase) {
      transitions.push({
        agentRef: descriptor.ref,
        at: record.row.phaseSince,
        from: before.row.phase,
        to: record.row.phase,
        reason: record.phase.reasons.map(reason => reason.text).join(' '),
      });
    }
  }
  const present = new Set(descriptors.map(descriptor => descriptor.ref));
  const remove = refs.filter(ref => !present.has(ref) && previous.has(ref));
  if (put.length + remove.length + marks.length > 0) {
    await store.save({ put, transitions, remove, marks });
  }
  return { changed: put, removed: remove, transitions };
}
