import type {
  FleetSummary,
  HealthDocument,
  HealthStatus,
} from '@agent-portal/plugin-agents-common';
import type { AgentScope } from '../authorization/AgentScope';
import type { FleetReadModel } from '../fleet/FleetReadModel';
import type { Dependency, DependencyAnswer } from './Dependency';

/** Agents named in `/health/agents`: the worst come first, so that what matters is there. */
const MAXIMUM_AGENTS = 200;

const CHECK_STATUS: Record<HealthStatus, string> = {
  pass: 'pass',
  warn: 'warn',
  fail: 'fail',
  // The format knows three words; what was not measured must not read as well.
  unknown: 'warn',
};

type CheckedDependency = Dependency &
  DependencyAnswer &
  Required<Pick<DependencyAnswer, 'figure'>> & { time: string };

/** What {@link PortalHealthService} works with. */
export interface PortalHealthOptions {
  version: string;
  fleet: FleetReadModel;
  dependencies: Dependency[];
  now: () => number;
}

/** The portal's own health, as documents after draft-inadarei-api-health-check-06. */
export class PortalHealthService {
  readonly #options: PortalHealthOptions;

  private constructor(options: PortalHealthOptions) {
    this.#options = options;
  }

  static create(options: PortalHealthOptions): PortalHealthService {
    return new PortalHealthService(options);
  }

  /** Whether the portal can answer at all: whether its database does. */
  async getBasic(): Promise<HealthDocument> {
    const required = this.#options.dependencies.filter(one => one.required);
    const checks = await this.#check(required);
    return this.#document('Agent Portal', checks);
  }

  /** The health of the agents in a scope. The portal itself is well even if they are not. */
  async getAgents(scope: AgentScope): Promise<HealthDocument> {
    const { fleet } = this.#options;
    const page = await fleet.getPage(
      { orderBy: 'health', order: 'desc', limit: MAXIMUM_AGENTS },
      scope,
    );
    const summary = await fleet.getSummary({}, scope);
    const checks: NonNullable<HealthDocument['checks']> = {};
    for (const row of page.items) {
      checks[`${row.name}:health`] = [
        {
          componentId: row.ref,
          componentType: 'component',
          observedValue: row.health,
          status: CHECK_STATUS[row.health],
          time: row.healthObservedAt,
          output: row.healthReason,
        },
      ];
    }
    const notes =
      summary.total > page.items.length
        ? [
            `The ${page.items.length} worst of ${summary.total} agents; ask /v1/fleet for the others.`,
          ]
        : undefined;
    return {
      status: isWell(summary) ? 'pass' : 'warn',
      serviceId: 'agent-portal',
      description: `${summary.byHealth.pass ?? 0} of ${
        summary.total
      } agents are healthy`,
      notes,
      checks,
    };
  }

  /** The health of what the portal needs. */
  async getDependencies(): Promise<HealthDocument> {
    const checks = await this.#check(this.#options.dependencies);
    return this.#document('What Agent Portal needs', checks);
  }

  /** Key figures of the fleet in a scope. */
  async getBusiness(scope: AgentScope): Promise<HealthDocument> {
    const summary = await this.#options.fleet.getSummary({}, scope);
    const figure = (observedValue: number) => [
      {
        componentType: 'component',
        observedValue,
        observedUnit: 'agents',
        status: 'pass',
        time: summary.asOf,
      },
    ];
    return {
      status: 'pass',
      serviceId: 'agent-portal',
      description: 'How far the fleet has come',
      checks: {
        'agents:registered': figure(summary.total),
        'agents:in-production': figure(summary.byPhase.production ?? 0),
        'agents:in-rollout': figure(
          (summary.byPhase.canary ?? 0) + (summary.byPhase['rolling-out'] ?? 0),
        ),
        'agents:healthy': figure(summary.byHealth.pass ?? 0),
        'agents:on-target': figure(
          (summary.byKpi.met ?? 0) + (summary.byKpi['at-risk'] ?? 0),
        ),
        'agents:off-target': figure(summary.byKpi['not-met'] ?? 0),
      },
    };
  }

  async #check(dependencies: Dependency[]): Promise<CheckedDependency[]> {
    const { now } = this.#options;
    return Promise.all(
      dependencies.map(async dependency => {
        const start = now();
        const { problem, figure } = await dependency.check();
        return {
          ...dependency,
          problem,
          figure: figure ?? {
            name: 'responseTime',
            unit: 'ms',
            value: now() - start,
          },
          time: new Date(now()).toISOString(),
        };
      }),
    );
  }

  #document(description: string, checked: CheckedDependency[]): HealthDocument {
    const broken = checked.filter(one => one.problem);
    const status = () => {
      if (broken.some(one => one.required)) return 'fail';
      return broken.length > 0 ? 'warn' : 'pass';
    };
    return {
      status: status(),
      version: this.#options.version.split('.')[0],
      releaseId: this.#options.version,
      serviceId: 'agent-portal',
      description,
      output: broken.map(one => one.problem).join(' ') || undefined,
      checks: Object.fromEntries(
        checked.map(one => [
          `${one.name}:${one.figure.name}`,
          [
            {
              componentId: one.name,
              componentType: one.type,
              observedValue: one.figure.value,
              observedUnit: one.figure.unit,
              status: one.problem ? failure(one) : 'pass',
              time: one.time,
              output: one.problem,
            },
          ],
        ]),
      ),
    };
  }
}

function failure(dependency: Dependency): 'fail' | 'warn' {
  return dependency.required ? 'fail' : 'warn';
}

function isWell(summary: FleetSummary): boolean {
  return summary.total > 0 && summary.byHealth.pass === summary.total;
}
