import {
  EntityCardBlueprint,
  EntityContentBlueprint,
  EntityContentLayoutBlueprint,
} from '@backstage/plugin-catalog-react/alpha';

/** Written out here so that deciding needs no code of the cards. */
const filter = { kind: 'component', 'spec.type': 'ai-agent' };

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
