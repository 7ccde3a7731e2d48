import { HomePageWidgetBlueprint } from '@backstage/plugin-home-react/alpha';

/** The worst agents first. */
export const needsAttentionWidget = HomePageWidgetBlueprint.make({
  name: 'needs-attention',
  params: {
    name: 'AgentsNeedAttention',
    title: 'Needs attention',
    description: 'Agents that fail, are unknown or miss a KPI target',
    components: () =>
      import('../home/NeedsAttention').then(module => ({
        Content: module.NeedsAttention,
      })),
  },
});

/** The agents of the signed-in person and their groups. */
export const myAgentsWidget = HomePageWidgetBlueprint.make({
  name: 'my-agents',
  params: {
    name: 'MyAgents',
    title: 'My agents',
    description: 'Agents that you or your groups own',
    components: () =>
      import('../home/MyAgents').then(module => ({
        Content: module.MyAgents,
      })),
  },
});
