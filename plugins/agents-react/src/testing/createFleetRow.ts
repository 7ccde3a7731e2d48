import {
  type FleetRow,
  type KpiCounts,
  type WaveRef,
  worstKpi,
} from '@agent-portal/plugin-agents-common';
import { fixtureTime } from './createManualClock';

/** A wave for fixtures. @public */
export function createWave(overrides: Partial<WaveRef> = {}): WaveRef {
  const id = overrides.id ?? 'rolloutplan:default/example#first';
  return {
    id,
    title: 'First wave',
    plan: id.split('#')[0],
    order: 0,
    ...overrides,
  };
}

/**
 * One agent as a row of the fleet: healthy, in production and on target unless told otherwise.
 * The reference follows from `name`, the KPI verdict from `kpis`.
 *
 * @public
 */
export function createFleetRow(overrides: Partial<FleetRow> = {}): FleetRow {
  const name = overrides.name ?? 'example-agent';
  const kpis: KpiCounts = overrides.kpis ?? {
    met: 4,
    atRisk: 0,
    notMet: 0,
    unknown: 0,
  };
  return {
    ref: `component:default/${name}`,
    name,
    title: name,
    owner: 'group:default/example-team',
    environments: ['resource:default/production'],
    phase: 'production',
    phaseSince: fixtureTime(86_400),
    phaseReason: 'It answers in Production as 1.4.0.',
    release: '1.4.0',
    health: 'pass',
    healthSince: fixtureTime(3_600),
    healthObservedAt: fixtureTime(8),
    healthReason: 'All checks pass.',
    kpi: worstKpi(kpis),
    kpis,
    problems: 0,
    changedAt: fixtureTime(3_600),
    ...overrides,
  };
}
