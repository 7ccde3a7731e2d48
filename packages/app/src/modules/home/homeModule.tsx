import { createFrontendModule } from '@backstage/frontend-plugin-api';
import homePlugin from '@backstage/plugin-home/alpha';
import { HomePageLayoutBlueprint } from '@backstage/plugin-home-react/alpha';

const atRoot = homePlugin.getExtension('page:home').override({
  factory: (originalFactory, { config }) =>
    originalFactory({ config: { ...config, path: config.path ?? '/' } }),
});

const layout = HomePageLayoutBlueprint.make({
  params: {
    loader: () => import('./HomeLayout').then(module => module.HomeLayout),
  },
});

/** Widgets of the home plugin that say nothing about agents or the catalog. */
const unused = (
  [
    'home-page-widget:home/random-joke',
    'home-page-widget:home/world-clock',
    'home-page-widget:home/toolkit',
    'home-page-widget:home/most-visited',
    'home-page-widget:home/recently-visited',
  ] as const
).map(id => homePlugin.getExtension(id).override({ disabled: true }));

export const homeModule = createFrontendModule({
  pluginId: 'home',
  extensions: [atRoot, layout, ...unused],
});
