import type {
  AlertEvidence,
  InstanceHealthEvidence,
  KpiEvidence,
} from '../evidence';
import { dependencyFingerprint } from './findDependencyConditions';
import { agentFingerprint, instanceFingerprint } from './findHealthConditions';
import { burnFingerprint, kpiFingerprint } from './findKpiConditions';

/**
 * Fingerprints of everything of which the evidence says that it is not known how it is, and, where
 * it is only not known whether an error budget burns, of that. What was wrong with it may still be.
 *
 * @public
 */
export function listUnknownConditions(evidence: AlertEvidence): string[] {
  const { health = [], dependencies = [], kpis = [] } = evidence;
  return [
    ...listUnknownHealth(health),
    ...dependencies
      .filter(({ status }) => status === 'unknown')
      .map(dependencyFingerprint),
    ...kpis.filter(({ status }) => status === 'unknown').map(kpiFingerprint),
    ...kpis.flatMap(listUnknownBurns),
  ];
}

/** Of an agent it is not known whether none of its instances is well, unless one is known to be. */
function listUnknownHealth(
  health: readonly InstanceHealthEvidence[],
): string[] {
  const unknown = new Set<string>();
  const well = new Set<string>();
  for (const instance of health) {
    if (!instance.counts) continue;
    const { agentRef, stage, status } = instance;
    const whole = agentFingerprint(agentRef, stage);
    if (status === 'pass') well.add(whole);
    if (status !== 'unknown') continue;
    unknown.add(whole);
    unknown.add(instanceFingerprint(instance));
  }
  return [...unknown].filter(one => !well.has(one));
}

/** The verdict of a KPI may be known while it is not how fast its budget is used up. */
function listUnknownBurns(kpi: KpiEvidence): string[] {
  return kpi.burns
    .filter(({ status }) => status === 'unknown')
    .map(({ id }) => burnFingerprint(kpiFingerprint(kpi), id));
}
