/**
 * Lets Agent Portal measure KPIs with Prometheus servers.
 *
 * @packageDocumentation
 */
export { agentsModulePrometheus as default } from './module';
