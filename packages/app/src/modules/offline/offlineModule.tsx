import {
  AppRootElementBlueprint,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import { UpdateNotice } from './UpdateNotice';

/** Registers the service worker, and says when it holds a new version. */
export const offlineModule = createFrontendModule({
  pluginId: 'app',
  extensions: [
    AppRootElementBlueprint.make({
      name: 'update-notice',
      params: { element: <UpdateNotice /> },
    }),
  ],
});
