export {
  answersId,
  createLock,
  defaultVersion,
  lockFile,
  lockId,
  lockPath,
  readLock,
  type ServiceLock,
} from './ServiceLock';
