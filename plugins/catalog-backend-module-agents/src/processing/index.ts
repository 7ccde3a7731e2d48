export { AgentPortalEntityProcessor } from './AgentPortalEntityProcessor';
