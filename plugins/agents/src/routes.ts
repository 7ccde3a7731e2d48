import {
  createExternalRouteRef,
  createRouteRef,
  createSubRouteRef,
} from '@backstage/core-plugin-api';

/**
 * The fleet page.
 *
 * @public
 */
export const agentsRouteRef = createRouteRef({ id: 'agents' });

/**
 * The readiness page: the matrix of agents and checks.
 *
 * @public
 */
export const readinessRouteRef = createRouteRef({ id: 'agents-readiness' });

/**
 * The page of one scorecard.
 *
 * @public
 */
export const scorecardRouteRef = createSubRouteRef({
  id: 'agents-scorecard',
  parent: readinessRouteRef,
  path: '/scorecards/:namespace/:name',
});

/**
 * What waits for the signed-in person: exemptions to decide and statements to sign.
 *
 * @public
 */
export const readinessInboxRouteRef = createSubRouteRef({
  id: 'agents-readiness-inbox',
  parent: readinessRouteRef,
  path: '/inbox',
});

/**
 * The rollouts page: plans, what is under way, what has ended.
 *
 * @public
 */
export const rolloutsRouteRef = createRouteRef({ id: 'agents-rollouts' });

/**
 * The page of one rollout.
 *
 * @public
 */
export const rolloutRouteRef = createSubRouteRef({
  id: 'agents-rollout',
  parent: rolloutsRouteRef,
  path: '/:id',
});

/**
 * The rollouts that wait for an approval of the signed-in person.
 *
 * @public
 */
export const rolloutsWaitingRouteRef = createSubRouteRef({
  id: 'agents-rollouts-waiting',
  parent: rolloutsRouteRef,
  path: '/waiting',
});

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
