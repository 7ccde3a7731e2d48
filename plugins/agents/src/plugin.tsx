import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import { agentsApi } from './extensions/api';
import {
  agentAlertsCard,
  agentAlertsContent,
  agentHealthCard,
  agentHealthContent,
  agentKpisCard,
  agentOverviewLayout,
  agentReadinessCard,
  agentReadinessContent,
  agentRolloutsContent,
  agentTimelineContent,
  rolloutPhaseCard,
} from './extensions/entity';
import { myAgentsWidget, needsAttentionWidget } from './extensions/home';
import { offlineBanner } from './extensions/offline';
import {
  alertsPage,
  fleetPage,
  readinessPage,
  rolloutsPage,
} from './extensions/page';
import { formFields, servicePreviewApi } from './extensions/scaffolder';
import { AgentIcon } from './icons/AgentIcon';
import {
  agentsRouteRef,
  alertPoliciesRouteRef,
  alertRouteRef,
  alertSilencesRouteRef,
  alertsOnCallRouteRef,
  alertsRouteRef,
  createAgentRouteRef,
  importRouteRef,
  readinessInboxRouteRef,
  readinessRouteRef,
  rolloutRouteRef,
  rolloutsRouteRef,
  rolloutsWaitingRouteRef,
  scorecardRouteRef,
} from './routes';

/**
 * The agents plugin: the fleet at `/agents`, readiness at `/agents/readiness`, rollouts at
 * `/agents/rollouts`, alerts at `/agents/alerts`, cards and tabs on the catalog pages of agents, two widgets for the home page, and the form fields of the templates
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
    // Not `root`: the header of every page would lead there, under the title of the page.
    fleet: agentsRouteRef,
    readiness: readinessRouteRef,
    readinessInbox: readinessInboxRouteRef,
    scorecard: scorecardRouteRef,
    rollouts: rolloutsRouteRef,
    rollout: rolloutRouteRef,
    rolloutsWaiting: rolloutsWaitingRouteRef,
    alerts: alertsRouteRef,
    alert: alertRouteRef,
    alertsOnCall: alertsOnCallRouteRef,
    alertSilences: alertSilencesRouteRef,
    alertPolicies: alertPoliciesRouteRef,
  },
  externalRoutes: {
    importAgent: importRouteRef,
    createAgent: createAgentRouteRef,
  },
  extensions: [
    agentsApi,
    fleetPage,
    readinessPage,
    rolloutsPage,
    alertsPage,
    agentAlertsCard,
    rolloutPhaseCard,
    agentHealthCard,
    agentKpisCard,
    agentReadinessCard,
    agentHealthContent,
    agentAlertsContent,
    agentRolloutsContent,
    agentReadinessContent,
    agentTimelineContent,
    agentOverviewLayout,
    needsAttentionWidget,
    myAgentsWidget,
    offlineBanner,
    servicePreviewApi,
    ...formFields,
  ],
});
