export { offlineModule } from './offlineModule';
