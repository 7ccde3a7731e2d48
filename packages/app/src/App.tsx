import agentsPlugin from '@agent-portal/plugin-agents';
import { createApp } from '@backstage/frontend-defaults';
import apiDocsPlugin from '@backstage/plugin-api-docs/alpha';
import userSettingsModule from '@backstage/plugin-app-module-user-settings';
import appVisualizerPlugin from '@backstage/plugin-app-visualizer';
import authPlugin from '@backstage/plugin-auth';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import catalogGraphPlugin from '@backstage/plugin-catalog-graph/alpha';
import catalogImportPlugin from '@backstage/plugin-catalog-import/alpha';
import homePlugin from '@backstage/plugin-home/alpha';
import notificationsPlugin from '@backstage/plugin-notifications/alpha';
import orgPlugin from '@backstage/plugin-org/alpha';
import scaffolderPlugin from '@backstage/plugin-scaffolder/alpha';
import searchPlugin from '@backstage/plugin-search/alpha';
import signalsPlugin from '@backstage/plugin-signals/alpha';
import userSettingsPlugin from '@backstage/plugin-user-settings/alpha';
import { homeModule } from './modules/home';
import { navModule } from './modules/nav';
import { notFoundModule } from './modules/notFound';
import { offlineModule } from './modules/offline';
import { signInModule } from './modules/signIn';

export default createApp({
  features: [
    agentsPlugin,
    apiDocsPlugin,
    appVisualizerPlugin,
    authPlugin,
    catalogPlugin,
    catalogGraphPlugin,
    catalogImportPlugin,
    homePlugin,
    notificationsPlugin,
    orgPlugin,
    scaffolderPlugin,
    searchPlugin,
    signalsPlugin,
    userSettingsPlugin,
    userSettingsModule,
    homeModule,
    navModule,
    notFoundModule,
    offlineModule,
    signInModule,
  ],
});
