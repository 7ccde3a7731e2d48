import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import { agentsApi } from './extensions/api';
import {
  agentHealthCard,
  agentHealthContent,
  agentKpisCard,
  agentOverviewLayout,
  agentReadinessCard,
  agentReadinessContent,
  agentTimelineContent,
  rolloutPhaseCard,
} from './extensions/entity';
import { myAgentsWidget, needsAttentionWidget } from './extensions/home';
import { fleetPage, readinessPage } from './extensions/page';
import { formFields, servicePreviewApi } from './extensions/scaffolder';
import { AgentIcon } from './icons/AgentIcon';
import {
  agentsRouteRef,
  createAgentRouteRef,
  importRouteRef,
  readinessInboxRouteRef,
  readinessRouteRef,
  scorecardRouteRef,
} from './routes';

/**
 * The agents plugin: the fleet at `/agents`, readiness at `/agents/readiness`, cards and tabs on
 * the catalog pages of agents, two widgets for the home page, and the form fields of the templates
 * for agent services.
 *
 * @public
 */
export default createFrontendPlugin({
  pluginId: 'agents',
  title: 'Agents',
  icon: <AgentIcon fontSize="inherit" />,
  info: { packageJson: () => import('../package.json') },
  routes: {
    root: agentsRouteRef,
    readiness: readinessRouteRef,
    readinessInbox: readinessInboxRouteRef,
    scorecard: scorecardRouteRef,
  },
  externalRoutes: {
    importAgent: importRouteRef,
    createAgent: createAgentRouteRef,
  },
  extensions: [
    agentsApi,
    fleetPage,
    readinessPage,
    rolloutPhaseCard,
    agentHealthCard,
    agentKpisCard,
    agentReadinessCard,
    agentHealthContent,
    agentReadinessContent,
    agentTimelineContent,
    agentOverviewLayout,
    needsAttentionWidget,
    myAgentsWidget,
    servicePreviewApi,
    ...formFields,
  ],
});
