export type {
  AlertSignalStore,
  SignalAnswer,
  SignalLimits,
  StoredSignal,
} from './AlertSignalStore';
export { DatabaseAlertSignalStore } from './DatabaseAlertSignalStore';
export { MemoryAlertSignalStore } from './MemoryAlertSignalStore';
export {
  type AlertmanagerConfig,
  type Heartbeat,
  readAlertmanagerConfig,
} from './alertmanagerConfig';
export { AlertmanagerReceiver } from './AlertmanagerReceiver';
