export { LocalAdoption } from './LocalAdoption';
export { refuseOtherComponent } from './refuseOtherComponent';
export { RepositoryAccess } from './RepositoryAccess';
