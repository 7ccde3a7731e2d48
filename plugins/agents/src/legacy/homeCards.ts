import { createCardExtension } from '@backstage/plugin-home-react';
import { agentsPlugin } from './plugin';

/**
 * Card of the home page: the agents that fail, are unknown or miss a KPI target.
 *
 * @public
 */
export const HomePageNeedsAttention = agentsPlugin.provide(
  createCardExtension({
    name: 'HomePageNeedsAttention',
    title: 'Needs attention',
    description: 'Agents that fail, are unknown or miss a KPI target',
    components: () =>
      import('../home/NeedsAttention').then(module => ({
        Content: module.NeedsAttention,
      })),
  }),
);

/**
 * Card of the home page: the agents of the signed-in person and their groups.
 *
 * @public
 */
export const HomePageMyAgents = agentsPlugin.provide(
  createCardExtension({
    name: 'HomePageMyAgents',
    title: 'My agents',
    description: 'Agents that you or your groups own',
    components: () =>
      import('../home/MyAgents').then(module => ({
        Content: module.MyAgents,
      })),
  }),
);
