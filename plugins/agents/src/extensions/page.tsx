import { PageBlueprint } from '@backstage/frontend-plugin-api';
import { AgentIcon } from '../icons/AgentIcon';
import { agentsRouteRef } from '../routes';

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
