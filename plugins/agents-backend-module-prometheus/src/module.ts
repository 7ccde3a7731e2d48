import {
  agentsKpiSourceExtensionPoint,
  agentsReleaseEvidenceExtensionPoint,
} from '@agent-portal/plugin-agents-node';
import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { PrometheusClient } from './client/PrometheusClient';
import { PrometheusKpiSource } from './measuring/PrometheusKpiSource';
import { PrometheusReleaseEvidence } from './releases/PrometheusReleaseEvidence';
import { readServers } from './prometheusConfig';

/**
 * Adds the sources of KPIs and of release evidence `prometheus` to the agents backend; without `agents.prometheus.servers` it
 * adds nothing and says so.
 *
 * @public
 */
export const agentsModulePrometheus = createBackendModule({
  pluginId: 'agents',
  moduleId: 'prometheus',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        lifecycle: coreServices.lifecycle,
        sources: agentsKpiSourceExtensionPoint,
        evidence: agentsReleaseEvidenceExtensionPoint,
      },
      async init({ config, logger, lifecycle, sources, evidence }) {
        const servers = readServers(config);
        if (servers.length === 0) {
          logger.info(
            'No Prometheus server is configured in agents.prometheus.servers; none is asked',
          );
          return;
        }
        const clients = servers.map(server =>
          PrometheusClient.create({ server }),
        );
        lifecycle.addShutdownHook(async () => {
          await Promise.all(clients.map(client => client.close()));
        });
        sources.addKpiSource(
          PrometheusKpiSource.create({ clients, logger, now: Date.now }),
        );
        evidence.addReleaseEvidenceSource(
          PrometheusReleaseEvidence.create({ clients, now: Date.now }),
        );
      },
    });
  },
});
