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

/**
 * The alerts page: what must be done now.
 *
 * @public
 */
export const alertsRouteRef = createRouteRef({ id: 'agents-alerts' });

/**
 * The page of one alert.
 *
 * @public
 */
export const alertRouteRef = createSubRouteRef({
  id: 'agents-alert',
  parent: alertsRouteRef,
  path: '/:id',
});

/**
 * The alerts that wait for the signed-in person, made for a phone.
 *
 * @public
 */
export const alertsOnCallRouteRef = createSubRouteRef({
  id: 'agents-alerts-on-call',
  parent: alertsRouteRef,
  path: '/on-call',
});

/**
 * The silences: which alerts nobody is told of, until when and why.
 *
 * @public
 */
export const alertSilencesRouteRef = createSubRouteRef({
  id: 'agents-alert-silences',
  parent: alertsRouteRef,
  path: '/silences',
});

/**
 * The policies by which alerts are raised, in plain words.
 *
 * @public
 */
export const alertPoliciesRouteRef = createSubRouteRef({
  id: 'agents-alert-policies',
  parent: alertsRouteRef,
  path: '/policies',
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
