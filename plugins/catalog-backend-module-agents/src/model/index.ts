export { agentPortalModelLayers } from './agentPortalModelLayers';
