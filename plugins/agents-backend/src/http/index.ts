export { DefaultGuardedHttpClient } from './DefaultGuardedHttpClient';
export {
  type GuardedHttpClient,
  type HttpAnswer,
  type HttpRequestLimits,
  TargetError,
  type TargetErrorCode,
} from './GuardedHttpClient';
export { ProbeAllowList } from './ProbeAllowList';
