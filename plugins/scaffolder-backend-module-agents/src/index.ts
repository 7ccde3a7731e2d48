/**
 * Scaffolder actions that make, check, publish and register AI agent services.
 *
 * @packageDocumentation
 */
export { agentScaffolding as default, scaffolderModuleAgents } from './module';
export { catalogModuleLocalRepositories } from './register';
