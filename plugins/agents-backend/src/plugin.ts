import { agentsPermissions } from '@agent-portal/plugin-agents-common';
import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  actionsRegistryServiceRef,
  metricsServiceRef,
} from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { AgentHealthExtras } from './agents/AgentHealthExtras';
import { AgentService } from './agents/AgentService';
import { createAlertsFeature, createAlertStores } from './alerts';
import { FleetAuthorizer } from './authorization/FleetAuthorizer';
import { createCatalogSync } from './catalog/createCatalogSync';
import { DatabaseAgentStore } from './catalog/DatabaseAgentStore';
import { DatabaseResourceStore } from './catalog/DatabaseResourceStore';
import { ChangeQueue } from './changes/ChangeQueue';
import { followChanges } from './changes/followChanges';
import { listChangeTasks } from './changes/listChangeTasks';
import {
  initializeDatabase,
  isSharedDatabase,
} from './database/initializeDatabase';
import { pingDatabase } from './database/pingDatabase';
import { registerExtensionPoints } from './extensions/registerExtensionPoints';
import { createDependenciesFeature } from './dependencies';
import { createFleetFeature } from './fleet/createFleetFeature';
import { createHealthFeature } from './health';
import { DefaultGuardedHttpClient, ProbeAllowList } from './http';
import { createKpisFeature } from './kpis';
import {
  createMaintenanceFeature,
  DatabaseMaintenanceStore,
} from './maintenance';
import { createPortalHealth } from './portalHealth/createPortalHealth';
import { isServedAtRoot } from './portalHealth/isServedAtRoot';
import {
  AgentReadinessService,
  createReadinessFeature,
  createReadinessStores,
  createReadinessWorkflowFeature,
  createWorkflowStores,
} from './readiness';
import {
  createRolloutsFeature,
  DatabaseRolloutReadModel,
  installDrivers,
  RolloutPhases,
  RolloutTimelineReadModel,
} from './rollouts';
import { agentRouter } from './router/agentRouter';
import { createRouter } from './router/createRouter';
import { fleetRouter } from './router/fleetRouter';
import { kpiSampleRouter } from './router/kpiSampleRouter';
import { OTLP_PATH, otlpRouter } from './router/otlpRouter';
import { portalHealthRouter } from './router/portalHealthRouter';
import { rootHealthRouter } from './router/rootHealthRouter';
import { scorecardRouter } from './router/scorecardRouter';
import { DatabaseTaskRunStore } from './tasks/DatabaseTaskRunStore';
import { scheduleTasks } from './tasks/scheduleTasks';

/**
 * The agents plugin.
 *
 * @public
 */
export const agentsPlugin = createBackendPlugin({
  pluginId: 'agents',
  register(env) {
    const extensions = registerExtensionPoints(env);
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
        metrics: metricsServiceRef,
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
        const resources = DatabaseResourceStore.create({ knex });
        const maintenanceStore = DatabaseMaintenanceStore.create({ knex });
        const catalogSync = createCatalogSync({
          ...shared,
          resources,
          catalog,
          auth,
        });
        const readinessStores = createReadinessStores(shared);
        const workflowStores = createWorkflowStores(shared);
        const alertStores = createAlertStores(shared);
        const rolloutReadModel = DatabaseRolloutReadModel.create({ knex });

        const changes = ChangeQueue.create();
        const health = createHealthFeature({
          ...shared,
          targets: agents,
          maintenance: maintenanceStore,
          probers: extensions.probers.list(),
          onChange: changes.report,
        });
        const kpis = createKpisFeature({
          ...shared,
          uptime: health.readModel,
          userInfo: deps.userInfo,
          metrics: deps.metrics,
          sources: extensions.kpiSources.list(),
          listPushedFacts: readinessStores.listPushedFacts,
          onChange: changes.report,
        });
        const fleet = createFleetFeature({
          ...shared,
          health: health.readModel,
          kpis: kpis.readModel,
          readiness: readinessStores.standings,
          rollouts: RolloutPhases.create({ readModel: rolloutReadModel }),
          alerts: alertStores.standings,
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
          alerts: alertStores.facts,
          providers: extensions.factProviders.list(),
          lastCatalogSyncAt: () => catalogSync.sync.lastReadAt,
          events: deps.events,
          onChange: refs => fleet.projector.project(refs),
        });
        catalogSync.follow({
          projector: fleet.projector,
          register: readinessStores.register,
          evaluation: readiness.evaluation,
        });

        const runs = DatabaseTaskRunStore.create({ knex });
        const measuring = [...health.tasks, ...kpis.tasks, ...fleet.tasks];
        const authorizer = FleetAuthorizer.create({
          permissions: deps.permissions,
          catalog,
        });
        const maintenance = createMaintenanceFeature({
          ...deps,
          ...shared,
          authorizer,
          store: maintenanceStore,
        });
        const dependencies = createDependenciesFeature({
          ...deps,
          ...shared,
          authorizer,
          resources,
          health: health.readModel,
        });
        const alerts = createAlertsFeature({
          ...deps,
          ...shared,
          authorizer,
          http: client,
          stores: alertStores,
          health: health.readModel,
          kpis: kpis.verdicts,
          rollouts: rolloutReadModel,
          readiness: readiness.readModel,
          dependencies: dependencies.readModel,
          maintenance: maintenanceStore,
          onChange: changes.report,
        });
        extensions.holds.addRolloutHoldProvider(alerts.holds);
        extensions.holds.addRolloutHoldProvider(maintenance.holds);
        const alertChanges = followChanges(changes, {
          rows: async refs => {
            // The phase and the health of the whole agent are facts too.
            await fleet.projector.project(refs);
            await readiness.evaluation.follow(refs);
          },
          alerts: () => alerts.evaluation.follow(),
        });
        const portalHealth = createPortalHealth({
          now,
          ping: () => pingDatabase(knex),
          fleet: fleet.readModel,
          catalogSync,
          tasks: [...measuring, ...alerts.tasks],
          runs,
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
        const { drivers, holds } = extensions;
        installDrivers({ ...shared, registry: drivers, http: client });
        const rollouts = createRolloutsFeature({
          ...deps,
          ...shared,
          authorizer,
          readModel: rolloutReadModel,
          drivers,
          holds: holds.list(),
          evidence: extensions.evidence.list(),
          fleet: fleet.store,
          health: health.readModel,
          kpis: kpis.verdicts,
          scrapeStore: kpis.scrapeStore,
          readiness: readiness.readModel,
          exemptions: workflowStores.exemptions,
          http: client,
          onChange: changes.report,
        });
        const routes = { httpAuth, authorizer, health: portalHealth };
        deps.permissionsRegistry.addPermissions(agentsPermissions);
        deps.httpRouter.use(
          otlpRouter({
            ...routes,
            auditor: deps.auditor,
            receiver: kpis.otlp,
          }),
        );
        // It checks credentials itself, to answer in the words of its protocol.
        deps.httpRouter.addAuthPolicy({
          path: OTLP_PATH,
          allow: 'unauthenticated',
        });
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
                rollouts: RolloutTimelineReadModel.create({ knex }),
                alerts: alertStores.timeline,
                maintenance: maintenance.timeline,
                extras: AgentHealthExtras.create({
                  ...shared,
                  ...dependencies,
                  health: health.readModel,
                  maintenance: maintenanceStore,
                }),
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
            ...alerts.routes,
            ...maintenance.routes,
            ...dependencies.routes,
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
            ...listChangeTasks([changes, alertChanges]),
            ...readiness.tasks,
            ...workflow.tasks,
            ...rollouts.tasks,
            ...alerts.tasks,
            ...maintenance.tasks,
          ],
        });
      },
    });
  },
});
