export { addMessages, GROUP_WAIT_MS } from '../../database/alerts/addMessages';
export type {
  AlertDeliveryReadModel,
  AlertMessageOutcome,
  AlertMessageStore,
  DueAlertMessage,
} from './AlertMessageStore';
export { DatabaseAlertMessageStore } from './DatabaseAlertMessageStore';
export { MemoryAlertMessageStore } from './MemoryAlertMessageStore';
export { AlertMessageSender } from './AlertMessageSender';
export type { AlertBook, AlertChannel, AlertTelling } from './model';
export { readFallback } from './readFallback';
export { RecipientResolver } from './RecipientResolver';
