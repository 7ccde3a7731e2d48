export { createAlertMessages } from './createAlertMessages';
export { createAlertsFeature } from './createAlertsFeature';
export { type AlertStores, createAlertStores } from './createAlertStores';
