import { InstanceDefinition } from '../catalog/InstanceDefinition';
import { Faults } from '../faults/faultSchema';
import { Profile } from '../profiles/profileSchema';
import { ReleaseRouter } from '../router/ReleaseRouter';
import { Clock } from '../time/Clock';
import { AgentActivity } from './AgentActivity';
import { agentCard } from './agentCard';
import { AgentMetrics } from './AgentMetrics';
import { agentsDocument } from './agentsDocument';
import { businessDocument } from './businessDocument';
import { HealthSubject } from './composeHealthDocument';
import { AgentService } from './createRequestHandler';
import { dependenciesDocument } from './dependenciesDocument';
import { Dependency } from './Dependency';
import { livenessDocument } from './livenessDocument';
import { ProcessMetrics } from './ProcessMetrics';
import { TaskRunner } from './TaskRunner';
import { WorkerPool } from './WorkerPool';

export interface AgentServiceOptions {
  definition: InstanceDefinition;
  profile: Profile;
  clock: Clock;
  processMetrics: ProcessMetrics;
  router: ReleaseRouter;
  pool: WorkerPool;
  metrics: AgentMetrics;
  activity: AgentActivity;
  dependencies: Dependency[];
  tasks: TaskRunner;
  faults: () => Faults;
  url: () => string;
  /** Aborts when the instance stops. */
  signal: AbortSignal;
}

/** Joins the parts of an instance to what its HTTP routes answer from. */
export function createAgentService(options: AgentServiceOptions): AgentService {
  const { definition, profile, clock, router, pool, tasks, signal } = options;
  const startedAt = clock.now();
  const stableVersion = () => router.state.stable.version;
  const subject = (): HealthSubject => ({
    serviceId: `${definition.agent}-${definition.environment}`,
    title: definition.title,
    version: stableVersion(),
    now: clock.now(),
  });

  return {
    releaseFor: version =>
      version !== undefined && version === router.state.candidate?.version
        ? version
        : stableVersion(),
    faults: options.faults,
    liveness: () =>
      livenessDocument(subject(), { startedAt, workers: pool.read() }),
    agents: () =>
      agentsDocument(subject(), {
        releases: tasks.readReleases(),
        workers: pool.read(),
      }),
    dependencies: async () => {
      const unreachable = options.faults().dependencies ?? [];
      const readings = await Promise.all(
        options.dependencies.map(one => one.probe(unreachable, signal)),
      );
      return dependenciesDocument(subject(), readings);
    },
    business: () => businessDocument(subject(), options.activity.read()),
    metrics: async () => {
      const own = await options.metrics.render();
      return `${own}\n${await options.processMetrics.render()}`;
    },
    card: () =>
      agentCard({
        definition,
        profile,
        version: stableVersion(),
        url: options.url(),
      }),
    invoke: (request, release) => tasks.run(request, { signal, release }),
    takeFeedback: feedback => tasks.takeFeedback(feedback),
  };
}
