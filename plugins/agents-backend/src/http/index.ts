export { DefaultGuardedHttpClient } from './DefaultGuardedHttpClient';
export {
  type GuardedHttpClient,
  type GuardedHttpSender,
  type HttpAnswer,
  type HttpSendRequest,
  type HttpRequestLimits,
  TargetError,
  type TargetErrorCode,
} from './GuardedHttpClient';
export { ProbeAllowList } from './ProbeAllowList';
