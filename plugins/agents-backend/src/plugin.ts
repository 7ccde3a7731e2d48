import { agentsPermissions } from '@agent-portal/plugin-agents-common';
import {
  agentsFactProviderExtensionPoint,
  agentsHealthProberExtensionPoint,
  agentsKpiSourceExtensionPoint,
  agentsRolloutHoldExtensionPoint,
  agentsTrafficDriverExtensionPoint,
} from '@agent-portal/plugin-agents-node';
import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import packageJson from '../package.json';
import { AgentService } from './agents/AgentService';
import { FleetAuthorizer } from './authorization/FleetAuthorizer';
import { createCatalogSync } from './catalog/createCatalogSync';
import { DatabaseAgentStore } from './catalog/DatabaseAgentStore';
import { ChangeQueue } from './changes/ChangeQueue';
import {
  initializeDatabase,
  isSharedDatabase,
} from './database/initializeDatabase';
import { pingDatabase } from './database/pingDatabase';
import { createFleetFeature } from './fleet/createFleetFeature';
import { createHealthFeature, HealthProberRegistry } from './health';
import { DefaultGuardedHttpClient, ProbeAllowList } from './http';
import { createKpisFeature, KpiSourceRegistry } from './kpis';
import {
  catalogDependency,
  databaseDependency,
} from './portalHealth/dependencies';
import { isServedAtRoot } from './portalHealth/isServedAtRoot';
import { PortalHealthService } from './portalHealth/PortalHealthService';
import { taskDependencies } from './portalHealth/taskDependencies';
import {
  AgentReadinessService,
  createReadinessFeature,
  createReadinessStores,
  createReadinessWorkflowFeature,
  createWorkflowStores,
  FactProviderRegistry,
} from './readiness';
import {
  createRolloutsFeature,
  DatabaseRolloutReadModel,
  installDrivers,
  RolloutHoldRegistry,
  RolloutPhases,
  RolloutTimeline,
  TrafficDriverRegistry,
} from './rollouts';
import { agentRouter } from './router/agentRouter';
import { createRouter } from './router/createRouter';
import { fleetRouter } from './router/fleetRouter';
import { kpiSampleRouter } from './router/kpiSampleRouter';
import { portalHealthRouter } from './router/portalHealthRouter';
import { rootHealthRouter } from './router/rootHealthRouter';
import { scorecardRouter } from './router/scorecardRouter';
import { DatabaseTaskRunStore } from './tasks/DatabaseTaskRunStore';
import { scheduleTasks } from './tasks/scheduleTasks';

/** How often what could not be derived is tried again. */
const CHANGES_INTERVAL_MS = 5_000;
const CHANGES_TIMEOUT_MS = 60_000;
const PING_TIMEOUT_MS = 2_000;
const PING_CACHE_MS = 1_000;

/**
 * The agents plugin.
 *
 * @public
 */
export const agentsPlugin = createBackendPlugin({
  pluginId: 'agents',
  register(env) {
    const probers = new HealthProberRegistry();
    env.registerExtensionPoint(agentsHealthProberExtensionPoint, probers);
    const kpiSources = new KpiSourceRegistry();
    env.registerExtensionPoint(agentsKpiSourceExtensionPoint, kpiSources);
    const factProviders = new FactProviderRegistry();
    env.registerExtensionPoint(agentsFactProviderExtensionPoint, factProviders);
    const drivers = TrafficDriverRegistry.create();
    env.registerExtensionPoint(agentsTrafficDriverExtensionPoint, drivers);
    const holds = RolloutHoldRegistry.create();
    env.registerExtensionPoint(agentsRolloutHoldExtensionPoint, holds);

    env.registerInit({
      deps: {
        actions: actionsRegistryServiceRef,
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        events: eventsServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        logger: coreServices.logger,
        notifications: notificationService,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        rootHttpRouter: coreServices.rootHttpRouter,
        scheduler: coreServices.scheduler,
        signals: signalsServiceRef,
        userInfo: coreServices.userInfo,
      },
      async init(deps) {
        const { auth, catalog, config, httpAuth, logger } = deps;
        const now = Date.now;
        const knex = await initializeDatabase(deps.database);
        const client = DefaultGuardedHttpClient.create({
          allowList: ProbeAllowList.fromConfig(config),
        });
        const agents = DatabaseAgentStore.create({ knex });
        const shared = { knex, config, client, agents, logger, now };
        const readinessStores = createReadinessStores(shared);
        const workflowStores = createWorkflowStores(shared);

        const rolloutReadModel = DatabaseRolloutReadModel.create({ knex });

        const changes = ChangeQueue.create();
        const health = createHealthFeature({
          ...shared,
          targets: agents,
          probers: probers.list(),
          onChange: changes.report,
        });
        const kpis = createKpisFeature({
          ...shared,
          uptime: health.readModel,
          userInfo: deps.userInfo,
          sources: kpiSources.list(),
          listPushedFacts: readinessStores.listPushedFacts,
          onChange: changes.report,
        });
        const fleet = createFleetFeature({
          ...shared,
          health: health.readModel,
          kpis: kpis.readModel,
          readiness: readinessStores.standings,
          rollouts: RolloutPhases.create({ readModel: rolloutReadModel }),
          signals: deps.signals,
          events: deps.events,
        });
        const readiness = createReadinessFeature({
          ...shared,
          stores: readinessStores,
          fleet: fleet.store,
          health: health.readModel,
          readings: kpis.scrapeStore,
          kpis: kpis.verdicts,
          samples: kpis.sampleStore,
          ...workflowStores,
          providers: factProviders.list(),
          lastCatalogSyncAt: () => catalogSync.sync.lastReadAt,
          events: deps.events,
          onChange: refs => fleet.projector.project(refs),
        });
        changes.follow(async refs => {
          // The phase and the health of the whole agent are facts too.
          await fleet.projector.project(refs);
          await readiness.evaluation.follow(refs);
        });
        const catalogSync = createCatalogSync({
          ...shared,
          catalog,
          auth,
          projector: fleet.projector,
          register: readinessStores.register,
          evaluation: readiness.evaluation,
        });

        const runs = DatabaseTaskRunStore.create({ knex });
        const measuring = [...health.tasks, ...kpis.tasks, ...fleet.tasks];
        const portalHealth = PortalHealthService.create({
          version: packageJson.version,
          fleet: fleet.readModel,
          now,
          dependencies: [
            databaseDependency({
              ping: () => pingDatabase(knex),
              timeoutMs: PING_TIMEOUT_MS,
              cacheMs: PING_CACHE_MS,
              now,
            }),
            catalogDependency({
              lastReadAt: () => catalogSync.sync.lastReadAt,
              maximumAgeMs: catalogSync.maximumAgeMs,
              now,
            }),
            ...taskDependencies(measuring, { runs, now }),
          ],
        });
        const authorizer = FleetAuthorizer.create({
          permissions: deps.permissions,
          catalog,
        });
        const workflow = createReadinessWorkflowFeature({
          ...shared,
          stores: workflowStores,
          readModel: readiness.readModel,
          evaluator: readiness.evaluation,
          httpAuth,
          auditor: deps.auditor,
          authorizer,
          userInfo: deps.userInfo,
          notifications: deps.notifications,
        });
        installDrivers({ ...shared, registry: drivers, http: client });
        const rollouts = createRolloutsFeature({
          ...deps,
          ...shared,
          authorizer,
          readModel: rolloutReadModel,
          drivers,
          holds: holds.list(),
          fleet: fleet.store,
          health: health.readModel,
          kpis: kpis.verdicts,
          scrapeStore: kpis.scrapeStore,
          readiness: readiness.readModel,
          exemptions: workflowStores.exemptions,
          http: client,
          onChange: refs => fleet.projector.project(refs),
        });
        const routes = { httpAuth, authorizer, health: portalHealth };
        deps.permissionsRegistry.addPermissions(agentsPermissions);
        deps.httpRouter.use(
          createRouter([
            fleetRouter({ ...routes, fleet: fleet.readModel }),
            agentRouter({
              ...routes,
              agents: AgentService.create({
                agents,
                now,
                fleet: fleet.readModel,
                health: health.readModel,
                kpis: kpis.readModel,
                readiness: readiness.timeline,
                rollouts: RolloutTimeline.create({ knex }),
              }),
              readiness: AgentReadinessService.create({
                agents,
                now,
                fleet: fleet.readModel,
                readModel: readiness.readModel,
                store: readinessStores.store,
                workflow: workflow.workflow,
              }),
            }),
            scorecardRouter({ ...routes, ...readiness }),
            kpiSampleRouter({
              ...routes,
              auditor: deps.auditor,
              samples: kpis.samples,
            }),
            ...workflow.routes,
            ...rollouts.routes,
            portalHealthRouter({ ...routes, base: '/health' }),
          ]),
        );
        deps.httpRouter.addAuthPolicy({
          path: '/health',
          allow: 'unauthenticated',
        });
        if (isServedAtRoot(config)) {
          deps.rootHttpRouter.use('/health', rootHealthRouter(routes));
        }

        await scheduleTasks({
          scheduler: deps.scheduler,
          isShared: isSharedDatabase(knex),
          runs,
          now,
          tasks: [
            ...catalogSync.tasks,
            ...measuring,
            {
              id: 'changes',
              intervalMs: CHANGES_INTERVAL_MS,
              timeoutMs: CHANGES_TIMEOUT_MS,
              // In each backend: every one follows the changes that it reported.
              scope: 'local',
              run: run => changes.run(run),
            },
            ...readiness.tasks,
            ...workflow.tasks,
            ...rollouts.tasks,
          ],
        });
      },
    });
  },
});
