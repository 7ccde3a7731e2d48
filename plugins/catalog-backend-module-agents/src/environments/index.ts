export { EnvironmentDirectory } from './EnvironmentDirectory';
export { environmentRefreshKey } from './environmentRefreshKey';
