export type {
  AlertSignalStore,
  SignalAnswer,
  SignalLimits,
  StoredSignal,
} from './AlertSignalStore';
export { DatabaseAlertSignalStore } from './DatabaseAlertSignalStore';
export { MemoryAlertSignalStore } from './MemoryAlertSignalStore';
