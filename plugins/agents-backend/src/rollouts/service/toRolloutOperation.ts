import type {
  RolloutOperation,
  RolloutOperationName,
  RolloutOperationRequest,
} from '@agent-portal/plugin-agents-common';
import { InputError } from '@backstage/errors';

/**
 * Reads what is asked of a rollout.
 *
 * @param groups - Those of the person, for an approval.
 * @throws InputError naming the field that is missing.
 */
export function toRolloutOperation(
  name: RolloutOperationName,
  body: RolloutOperationRequest,
  groups: string[],
): RolloutOperation {
  if (name === 'approve') {
    if (!body.gate) {
      throw new InputError('gate is missing: name the gate that you approve');
    }
    return { type: 'approve', gate: body.gate, groups };
  }
  if (name === 'signal') {
    if (!body.signal) {
      throw new InputError(
        'signal is missing: name the signal of the plan that you report',
      );
    }
    return { type: 'signal', signal: body.signal };
  }
  return { type: name };
}
