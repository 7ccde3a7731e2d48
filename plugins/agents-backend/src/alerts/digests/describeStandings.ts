import {
  describeTarget,
  formatKpiValue,
  type HealthStatus,
} from '@agent-portal/plugin-agents-common';
import { parseEntityRef } from '@backstage/catalog-model';
import type { InstanceHealthRecord, UptimeCount } from '../../health/model';
import type { StoredKpiVerdict } from '../../kpis/KpiVerdictReadModel';
import type { TitleOf } from './describeHappenings';
import { count, listSome } from './listSome';

/** A KPI of an agent with how it stands. */
export interface DigestKpi {
  agentRef: string;
  kpi: StoredKpiVerdict;
}

/** How instances are, and how often they were up. */
export function describeHealthOf(
  instances: InstanceHealthRecord[],
  uptime: UptimeCount[],
  titleOf: TitleOf,
): string {
  if (instances.length === 0) return 'no instance was ever probed.';
  const inStatus = (status: HealthStatus) =>
    instances.filter(one => one.health.status === status);
  const bad = [...inStatus('fail'), ...inStatus('warn')].map(
    ({ agentRef, environmentRef, health }) =>
      `${titleOf(agentRef)} in ${parseEntityRef(environmentRef).name}: ${
        health.status
      }`,
  );
  const total = uptime.reduce((sum, one) => sum + one.total, 0);
  const up = uptime.reduce((sum, one) => sum + one.up, 0);
  const unmeasured = instances.length - uptime.length;
  return [
    `${count(instances.length, 'instance')} now: ${
      inStatus('pass').length
    } well, ${inStatus('warn').length} in doubt, ${
      inStatus('fail').length
    } failing and ${inStatus('unknown').length} not known.`,
    total === 0
      ? 'How often they were up was not measured.'
      : `They were up in ${formatKpiValue(up / total, 'ratio')} of ${count(
          total,
          'probe',
        )}.`,
    ...(total > 0 && unmeasured > 0
      ? [`${count(unmeasured, 'instance was', 'instances were')} not measured.`]
      : []),
    ...(bad.length > 0 ? [`${listSome(bad)}.`] : []),
  ].join(' ');
}

/** Which KPIs are off their targets. */
export function describeKpis(kpis: DigestKpi[], titleOf: TitleOf): string {
  const counted = kpis.filter(({ kpi }) => kpi.verdict.counted);
  if (counted.length === 0) return 'there are none with a target.';
  const inStatus = (status: string) =>
    counted.filter(({ kpi }) => kpi.verdict.status === status);
  const off = [...inStatus('not-met'), ...inStatus('at-risk')].map(
    ({ agentRef, kpi }) =>
      `${titleOf(agentRef)}: ${kpi.definition.title} ${figureOf(kpi)}`,
  );
  return [
    `${counted.length} with a target: ${inStatus('met').length} met, ${
      inStatus('at-risk').length
    } at risk, ${inStatus('not-met').length} not met and ${
      inStatus('unknown').length
    } not known.`,
    ...(off.length > 0 ? [`${listSome(off)}.`] : []),
  ].join(' ');
}

/** What business figures are. */
export function describeBusiness(kpis: DigestKpi[], titleOf: TitleOf): string {
  const figures = kpis.filter(
    ({ kpi }) => kpi.definition.category === 'business',
  );
  const known = figures.filter(({ kpi }) => kpi.verdict.observed !== undefined);
  if (figures.length === 0) return 'no figures are defined.';
  const unknown = figures.length - known.length;
  return [
    known.length === 0
      ? 'no figure was measured.'
      : `${listSome(
          known.map(
            ({ agentRef, kpi }) =>
              `${titleOf(agentRef)}: ${kpi.definition.title} ${figureOf(kpi)}`,
          ),
        )}.`,
    ...(unknown > 0 && known.length > 0
      ? [`${count(unknown, 'figure is', 'figures are')} not known.`]
      : []),
  ].join(' ');
}

function figureOf({ definition, verdict }: StoredKpiVerdict): string {
  const { unit, scale, window } = definition;
  if (verdict.observed === undefined) return 'is not known';
  const target = describeTarget(definition);
  return `${formatKpiValue(verdict.observed, unit, scale)}${
    target === '' ? '' : `, target ${target}`
  } (${count(verdict.samples, 'sample')} in ${window})`;
}
