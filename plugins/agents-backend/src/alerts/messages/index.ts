export { addMessages, GROUP_WAIT_MS } from './addMessages';
export type {
  AlertDeliveryReadModel,
  AlertMessageOutcome,
  AlertMessageStore,
  DueAlertMessage,
} from './AlertMessageStore';
export { DatabaseAlertMessageStore } from './DatabaseAlertMessageStore';
export { MemoryAlertMessageStore } from './MemoryAlertMessageStore';
