/**
 * Fleet page, entity cards and home widgets of Agent Portal, for Backstage's new frontend system.
 * For an app on the classic system import from `@agent-portal/plugin-agents/legacy`.
 *
 * @packageDocumentation
 */
export { default } from './plugin';
export { agentsRouteRef, readinessRouteRef } from './routes';
