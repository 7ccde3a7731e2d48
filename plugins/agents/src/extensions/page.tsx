import { PageBlueprint } from '@backstage/frontend-plugin-api';
import { AgentIcon } from '../icons/AgentIcon';
import { AlertsIcon } from '../icons/AlertsIcon';
import { ReadinessIcon } from '../icons/ReadinessIcon';
import { RolloutsIcon } from '../icons/RolloutsIcon';
import {
  agentsRouteRef,
  alertsRouteRef,
  readinessRouteRef,
  rolloutsRouteRef,
} from '../routes';

/** Which agents need someone, and where is the plan? */
export const fleetPage = PageBlueprint.make({
  params: {
    path: '/agents',
    title: 'Agents',
    icon: <AgentIcon fontSize="inherit" />,
    routeRef: agentsRouteRef,
    loader: () =>
      import('../fleet/FleetPage').then(module => <module.FleetPage />),
  },
});

/** Who is ready, who is not, and what is the cheapest way there? */
export const readinessPage = PageBlueprint.make({
  name: 'readiness',
  params: {
    path: '/agents/readiness',
    title: 'Readiness',
    icon: <ReadinessIcon fontSize="inherit" />,
    routeRef: readinessRouteRef,
    loader: () =>
      import('../readiness/ReadinessPage').then(module => (
        <module.ReadinessPage />
      )),
  },
});

/** What is moving, is it going well, what waits for me? */
export const rolloutsPage = PageBlueprint.make({
  name: 'rollouts',
  params: {
    path: '/agents/rollouts',
    title: 'Rollouts',
    icon: <RolloutsIcon fontSize="inherit" />,
    routeRef: rolloutsRouteRef,
    loader: () =>
      import('../rollouts/RolloutsPage').then(module => (
        <module.RolloutsPage />
      )),
  },
});

/** What must I do now? */
export const alertsPage = PageBlueprint.make({
  name: 'alerts',
  params: {
    path: '/agents/alerts',
    title: 'Alerts',
    icon: <AlertsIcon fontSize="inherit" />,
    routeRef: alertsRouteRef,
    loader: () =>
      import('../alerts/AlertsPage').then(module => <module.AlertsPage />),
  },
});
