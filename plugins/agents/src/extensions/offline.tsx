import { AppRootElementBlueprint } from '@backstage/frontend-plugin-api';
import { OfflineBanner } from '../offline/OfflineBanner';

/** Says on every page of the app that the portal is not reached. */
export const offlineBanner = AppRootElementBlueprint.make({
  name: 'offline',
  params: { element: <OfflineBanner /> },
});
