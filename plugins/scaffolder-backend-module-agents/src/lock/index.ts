export {
  createLock,
  lockFile,
  lockId,
  lockPath,
  readLock,
  type ServiceLock,
} from './ServiceLock';
