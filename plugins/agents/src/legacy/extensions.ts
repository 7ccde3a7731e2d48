import {
  createComponentExtension,
  createRoutableExtension,
} from '@backstage/core-plugin-api';
import {
  agentsRouteRef,
  alertsRouteRef,
  readinessRouteRef,
  rolloutsRouteRef,
} from '../routes';
import { agentsPlugin } from './plugin';

/**
 * The fleet page with its header, for a route of the app.
 *
 * @public
 */
export const AgentsPage: () => JSX.Element = agentsPlugin.provide(
  createRoutableExtension({
    name: 'AgentsPage',
    component: () =>
      import('./LegacyFleetPage').then(module => module.LegacyFleetPage),
    mountPoint: agentsRouteRef,
  }),
);

/**
 * The readiness pages with their header, for a route of the app: the matrix, scorecards and the
 * inbox.
 *
 * @public
 */
export const ReadinessPage: () => JSX.Element = agentsPlugin.provide(
  createRoutableExtension({
    name: 'ReadinessPage',
    component: () =>
      import('./LegacyReadinessPage').then(
        module => module.LegacyReadinessPage,
      ),
    mountPoint: readinessRouteRef,
  }),
);

/**
 * The rollout pages with their header, for a route of the app: plans, what is under way, one
 * rollout, and what waits for the signed-in person.
 *
 * @public
 */
export const RolloutsPage: () => JSX.Element = agentsPlugin.provide(
  createRoutableExtension({
    name: 'RolloutsPage',
    component: () =>
      import('./LegacyRolloutsPage').then(module => module.LegacyRolloutsPage),
    mountPoint: rolloutsRouteRef,
  }),
);

/**
 * The alert pages with their header, for a route of the app: what must be done now, one alert, what
 * waits for the signed-in person, silences and policies.
 *
 * @public
 */
export const AlertsPage: () => JSX.Element = agentsPlugin.provide(
  createRoutableExtension({
    name: 'AlertsPage',
    component: () =>
      import('./LegacyAlertsPage').then(module => module.LegacyAlertsPage),
    mountPoint: alertsRouteRef,
  }),
);

/**
 * Card on an agent's page: the alerts that are open.
 *
 * @public
 */
export const EntityAgentAlertsCard: () => JSX.Element = agentsPlugin.provide(
  createComponentExtension({
    name: 'EntityAgentAlertsCard',
    component: {
      lazy: () => import('../entity').then(module => module.AgentAlertsCard),
    },
  }),
);

/**
 * Tab on an agent's page: the alerts that are open, and those that were resolved last.
 *
 * @public
 */
export const EntityAlertsContent: () => JSX.Element = agentsPlugin.provide(
  createComponentExtension({
    name: 'EntityAlertsContent',
    component: {
      lazy: () => import('../entity').then(module => module.AgentAlertsContent),
    },
  }),
);

/**
 * Card on an agent's page: where it is in its rollout, why, and what it waits for.
 *
 * @public
 */
export const EntityRolloutPhaseCard: () => JSX.Element = agentsPlugin.provide(
  createComponentExtension({
    name: 'EntityRolloutPhaseCard',
    component: {
      lazy: () => import('../entity').then(module => module.RolloutPhaseCard),
    },
  }),
);

/**
 * Card on an agent's page: whether its instances are healthy.
 *
 * @public
 */
export const EntityAgentHealthCard: () => JSX.Element = agentsPlugin.provide(
  createComponentExtension({
    name: 'EntityAgentHealthCard',
    component: {
      lazy: () => import('../entity').then(module => module.AgentHealthCard),
    },
  }),
);

/**
 * Card on an agent's page: how its KPIs stand, worst first.
 *
 * @public
 */
export const EntityAgentKpisCard: () => JSX.Element = agentsPlugin.provide(
  createComponentExtension({
    name: 'EntityAgentKpisCard',
    component: {
      lazy: () => import('../entity').then(module => module.AgentKpisCard),
    },
  }),
);

/**
 * Card on an agent's page: its level of readiness, and the cheapest next step.
 *
 * @public
 */
export const EntityAgentReadinessCard: () => JSX.Element = agentsPlugin.provide(
  createComponentExtension({
    name: 'EntityAgentReadinessCard',
    component: {
      lazy: () => import('../entity').then(module => module.AgentReadinessCard),
    },
  }),
);

/**
 * Tab of an agent's page: health and KPIs in detail.
 *
 * @public
 */
export const EntityHealthAndKpisContent: () => JSX.Element =
  agentsPlugin.provide(
    createComponentExtension({
      name: 'EntityHealthAndKpisContent',
      component: {
        lazy: () =>
          import('../entity').then(module => module.HealthAndKpisContent),
      },
    }),
  );

/**
 * Tab of an agent's page: its readiness in detail, with exemptions, signatures and gates.
 *
 * @public
 */
export const EntityReadinessContent: () => JSX.Element = agentsPlugin.provide(
  createComponentExtension({
    name: 'EntityReadinessContent',
    component: {
      lazy: () => import('../entity').then(module => module.ReadinessContent),
    },
  }),
);

/**
 * Tab of an agent's page: what of it is rolled out, what could be, and what was.
 *
 * @public
 */
export const EntityRolloutsContent: () => JSX.Element = agentsPlugin.provide(
  createComponentExtension({
    name: 'EntityRolloutsContent',
    component: {
      lazy: () =>
        import('../entity').then(module => module.AgentRolloutsContent),
    },
  }),
);

/**
 * Tab of an agent's page: everything that happened to it.
 *
 * @public
 */
export const EntityTimelineContent: () => JSX.Element = agentsPlugin.provide(
  createComponentExtension({
    name: 'EntityTimelineContent',
    component: {
      lazy: () => import('../entity').then(module => module.TimelineContent),
    },
  }),
);
