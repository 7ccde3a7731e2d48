import type { HealthComponent, HealthStatus } from '../../api/types';
import { HEALTH_STATUSES } from '../../verdicts';
import { describeDependency } from './describeDependency';
import type {
  Dependency,
  DependencyReport,
  DependencyResource,
  DependentInstance,
} from './model';

/** Something in one environment, while it is put together. */
export interface Gathered {
  environmentRef: string;
  title: string;
  ref?: string;
  /** By agent. */
  dependents: Map<string, Dependent>;
}

export interface Dependent {
  instance: DependentInstance;
  through?: string;
  components: HealthComponent[];
}

/** What is known of something once all agents were heard. */
export function settleDependency(
  { dependents, ...thing }: Gathered,
  resources: ReadonlyMap<string, DependencyResource>,
): Dependency {
  const reports = [...dependents.values()].map(toReport).sort(compareReports);
  const reporting = reports.filter(({ component }) => component !== undefined);
  const status = worstKnown(reporting.map(report => report.status));
  return {
    ...thing,
    dependsOn: resources.get(thing.ref ?? '')?.dependsOn ?? [],
    status,
    since: sinceOf(status, reporting, [...dependents.values()]),
    reason: describeDependency(status, reports),
    reporting: reporting.length,
    agents: reports,
  };
}

function toReport({
  instance,
  through,
  components,
}: Dependent): DependencyReport {
  const { agentRef, agentTitle, observedAt } = instance;
  const status = worstKnown(components.map(one => one.status));
  const worst = components.find(one => one.status === status);
  const since = timeOf(worst?.since) ?? (worst && instance.since);
  const at = timeOf(worst?.time) ?? (worst && observedAt);
  return {
    agentRef,
    agentTitle,
    status,
    ...(worst && { component: worst.id }),
    ...(worst?.output !== undefined && { output: worst.output }),
    ...(since !== undefined && { since }),
    ...(at !== undefined && { at }),
    ...(through !== undefined && { through }),
  };
}

/**
 * Bad since the first agent found it so, well since the last one did. What nobody reports is unknown
 * since all that depend on it are as they are.
 */
function sinceOf(
  status: HealthStatus,
  reporting: readonly DependencyReport[],
  dependents: readonly Dependent[],
): number {
  const times = reporting
    .filter(report => report.status === status)
    .map(report => report.since)
    .filter(since => since !== undefined);
  if (times.length === 0) {
    return Math.max(...dependents.map(({ instance }) => instance.since));
  }
  return status === 'pass' ? Math.max(...times) : Math.min(...times);
}

/** The worst that somebody is sure of; what says nothing takes nothing away from what does. */
function worstKnown(statuses: readonly HealthStatus[]): HealthStatus {
  for (const status of ['fail', 'warn', 'pass'] as const) {
    if (statuses.includes(status)) return status;
  }
  return 'unknown';
}

function timeOf(text: string | undefined): number | undefined {
  const time = Date.parse(text ?? '');
  return Number.isNaN(time) ? undefined : time;
}

/** The worst first, then those that concern the most agents. */
export function compareDependencies(a: Dependency, b: Dependency): number {
  return (
    badness(b.status) - badness(a.status) ||
    b.agents.length - a.agents.length ||
    compareTexts(a.title, b.title) ||
    compareTexts(a.environmentRef, b.environmentRef) ||
    compareTexts(a.ref ?? '', b.ref ?? '')
  );
}

function compareReports(a: DependencyReport, b: DependencyReport): number {
  return (
    badness(b.status) - badness(a.status) ||
    compareTexts(a.agentTitle, b.agentTitle) ||
    compareTexts(a.agentRef, b.agentRef)
  );
}

function badness(status: HealthStatus): number {
  return HEALTH_STATUSES.indexOf(status);
}

function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
