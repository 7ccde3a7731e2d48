/**
 * Lets Agent Portal shift traffic between releases with Argo Rollouts.
 *
 * @packageDocumentation
 */
export { agentsModuleArgoRollouts as default } from './module';
