export { AgentRegistration } from './AgentRegistration';
export { catalogModuleLocalRepositories } from './catalogModuleLocalRepositories';
export { CatalogRefusal } from './CatalogRefusal';
export {
  catalogInfoPath,
  localRepositoryLocation,
} from './localRepositoryLocation';
export { NameCheck } from './NameCheck';
