import type { AllowedOperation } from '../api/types';
import type { OperationMoment } from './AssessedOperation';
import { assessOperations } from './assessOperations';
import type { Rollout } from './model';

/**
 * Everything that can be asked of a rollout: whether it would be done now, why not, and what it
 * would do in numbers. An approval is listed once for each gate that people decide, a signal once
 * for each that the policy knows. Permissions are not looked at.
 *
 * `applyOperation` refuses exactly what this calls not allowed.
 *
 * @public
 */
export function listOperations(
  rollout: Rollout,
  moment: OperationMoment,
): AllowedOperation[] {
  return assessOperations(rollout, moment).map(
    ({ problem: _, ...operation }) => operation,
  );
}
