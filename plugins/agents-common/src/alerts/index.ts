export * from './model';
export * from './evidence';
export { ALERT_SEVERITIES, compareSeverities, isAtLeast } from './severities';
export { builtInAlertPolicy } from './policy/builtInAlertPolicy';
export { choosePolicy, createPolicyChooser } from './policy/choosePolicy';
export type { PolicyChooser } from './policy/choosePolicy';
export {
  acknowledgeWithin,
  channelsFor,
  createPolicyIndex,
  escalationOf,
} from './policy/policySettings';
export { findAlertConditions } from './findAlertConditions';
export { findUnseenKinds } from './conditions/findUnseenKinds';
export type { UnseenKind } from './conditions/findUnseenKinds';
export { listUnknownConditions } from './conditions/listUnknownConditions';
export { listLostConditions } from './conditions/listLostConditions';
export { findResolution } from './step/findResolution';
export { stepAlerts } from './step/stepAlerts';
export { isInForce, matchesAlert } from './step/silences';
export { isQuiet } from './step/tellAlert';
export {
  isMeasuredKind,
  listAlertOperations,
  operateAlert,
} from './operateAlert';
export type { AlertOperation, AlertOperationResult } from './operateAlert';
export { describeAlertRule } from './describe/describeAlertRule';
export {
  describeEscalation,
  describeResponses,
  findEscalation,
} from './describe/describeEscalation';
export { describeSilence } from './describe/describeSilence';
export { compareAlerts, countAlerts, type OrderedAlert } from './compareAlerts';
