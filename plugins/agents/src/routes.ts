import {
  createExternalRouteRef,
  createRouteRef,
} from '@backstage/core-plugin-api';

/**
 * The fleet page.
 *
 * @public
 */
export const agentsRouteRef = createRouteRef({ id: 'agents' });

/** Where an existing `catalog-info.yaml` is registered. */
export const importRouteRef = createExternalRouteRef({
  id: 'agents-import',
  optional: true,
  defaultTarget: 'catalog-import.importPage',
});

/** Where a new agent is made from a template. */
export const createAgentRouteRef = createExternalRouteRef({
  id: 'agents-create',
  optional: true,
  defaultTarget: 'scaffolder.root',
});
