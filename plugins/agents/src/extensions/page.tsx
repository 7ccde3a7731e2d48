import { PageBlueprint } from '@backstage/frontend-plugin-api';
import { AgentIcon } from '../icons/AgentIcon';
import { ReadinessIcon } from '../icons/ReadinessIcon';
import { agentsRouteRef, readinessRouteRef } from '../routes';

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
