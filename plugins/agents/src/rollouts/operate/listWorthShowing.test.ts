import type { AllowedOperation } from '@agent-portal/plugin-agents-common';
import { listWorthShowing } from './listWorthShowing';

function namesOf(operations: AllowedOperation[]): string[] {
  return listWorthShowing(operations).map(({ operation }) => operation);
}

describe('operations worth a button', () => {
  it('leave out what makes no sense while its opposite can be done', () => {
    expect(
      namesOf([
        { operation: 'pause', allowed: true },
        { operation: 'resume', allowed: false, reason: 'It is not paused.' },
        { operation: 'abort', allowed: true },
        { operation: 'rollback', allowed: false, reason: 'No traffic.' },
        { operation: 'retry', allowed: false, reason: 'It goes on.' },
      ]),
    ).toEqual(['pause', 'abort']);
  });

  it('keep what is refused for a reason when there is nothing else to do', () => {
    expect(
      namesOf([
        { operation: 'pause', allowed: false, reason: 'You lack permission.' },
        { operation: 'resume', allowed: false, reason: 'It is not paused.' },
        { operation: 'promote', allowed: false, reason: 'A gate waits.' },
        { operation: 'approve', allowed: false },
      ]),
    ).toEqual(['pause', 'resume', 'promote']);
  });
});
