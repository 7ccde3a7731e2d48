export { ComponentCollector } from './ComponentCollector';
export {
  isDocument,
  own,
  type HealthFormat,
  type JsonDocument,
} from './HealthFormat';
export { healthJson } from './healthJson';
export { microProfile } from './microProfile';
export { springActuator } from './springActuator';
