/**
 * Fleet page, entity cards and home widgets of Agent Portal, for Backstage's new frontend system.
 * For an app on the classic system import from `@agent-portal/plugin-agents/legacy`.
 *
 * @packageDocumentation
 */
export { default } from './plugin';
export { AlertsBell, type AlertsBellFace } from './alerts/bell/AlertsBell';
export { AlertsSidebarItem } from './alerts/bell/AlertsSidebarItem';
export { agentsRouteRef, alertsRouteRef, readinessRouteRef } from './routes';
