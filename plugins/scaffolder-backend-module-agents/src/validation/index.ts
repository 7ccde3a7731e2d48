export { FolderServiceFiles, MemoryServiceFiles } from './files';
export type { Finding, ValidationReport, ValidatorReport } from './Finding';
export type { ServiceFiles } from './ServiceFiles';
export type { Validator, ValidatorResult } from './Validator';
export {
  validateService,
  type ValidateServiceOptions,
} from './validateService';
