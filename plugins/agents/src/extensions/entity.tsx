import {
  EntityCardBlueprint,
  EntityContentBlueprint,
  EntityContentLayoutBlueprint,
} from '@backstage/plugin-catalog-react/alpha';

/** Written out here so that deciding needs no code of the cards. */
const filter = { kind: 'component', 'spec.type': 'ai-agent' };

/** What is wrong with the agent now, and what must be done about it. */
export const agentAlertsCard = EntityCardBlueprint.make({
  name: 'alerts',
  params: {
    filter,
    type: 'content',
    loader: () =>
      import('../entity').then(module => <module.AgentAlertsCard />),
  },
});

/** Where the agent is in its rollout, why, and what it waits for. */
export const rolloutPhaseCard = EntityCardBlueprint.make({
  name: 'rollout-phase',
  params: {
    filter,
    type: 'content',
    loader: () =>
      import('../entity').then(module => <module.RolloutPhaseCard />),
  },
});

/** Whether its instances are healthy. */
export const agentHealthCard = EntityCardBlueprint.make({
  name: 'health',
  params: {
    filter,
    type: 'content',
    loader: () =>
      import('../entity').then(module => <module.AgentHealthCard />),
  },
});

/** How its KPIs stand, worst first. */
export const agentKpisCard = EntityCardBlueprint.make({
  name: 'kpis',
  params: {
    filter,
    type: 'content',
    loader: () => import('../entity').then(module => <module.AgentKpisCard />),
  },
});

/** Which level of readiness it has, and the cheapest next step. */
export const agentReadinessCard = EntityCardBlueprint.make({
  name: 'readiness',
  params: {
    filter,
    type: 'content',
    loader: () =>
      import('../entity').then(module => <module.AgentReadinessCard />),
  },
});

/** Health and KPIs in detail, with trends. */
export const agentHealthContent = EntityContentBlueprint.make({
  name: 'health-kpis',
  params: {
    path: 'health-kpis',
    title: 'Health & KPIs',
    filter,
    loader: () =>
      import('../entity').then(module => <module.HealthAndKpisContent />),
  },
});

/** Every check with its why, the way to the next level, exemptions, signatures and gates. */
export const agentReadinessContent = EntityContentBlueprint.make({
  name: 'readiness',
  params: {
    path: 'readiness',
    title: 'Readiness',
    filter,
    loader: () =>
      import('../entity').then(module => <module.ReadinessContent />),
  },
});

/** The alerts that are open, and those that were resolved last. */
export const agentAlertsContent = EntityContentBlueprint.make({
  name: 'alerts',
  params: {
    path: 'alerts',
    title: 'Alerts',
    filter,
    loader: () =>
      import('../entity').then(module => <module.AgentAlertsContent />),
  },
});

/** What moves now, what could be rolled out, and what has ended. */
export const agentRolloutsContent = EntityContentBlueprint.make({
  name: 'rollouts',
  params: {
    path: 'rollouts',
    title: 'Rollouts',
    filter,
    loader: () =>
      import('../entity').then(module => <module.AgentRolloutsContent />),
  },
});

/** Everything that happened to the agent, newest first. */
export const agentTimelineContent = EntityContentBlueprint.make({
  name: 'timeline',
  params: {
    path: 'timeline',
    title: 'Timeline',
    filter,
    loader: () =>
      import('../entity').then(module => <module.TimelineContent />),
  },
});

/** On the overview of an agent its cards stand side by side, the most urgent first. */
export const agentOverviewLayout = EntityContentLayoutBlueprint.make({
  name: 'agent-overview',
  params: {
    filter,
    loader: () =>
      import('../overview/AgentOverviewLayout').then(
        module => module.AgentOverviewLayout,
      ),
  },
});
