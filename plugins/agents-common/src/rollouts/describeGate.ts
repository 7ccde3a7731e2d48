import type { RolloutGate } from '../entities';
import { describeRef } from './describe';

/**
 * What a gate asks for, in words: `2 approvals by release-board`.
 *
 * @public
 */
export function describeGate(gate: RolloutGate): string {
  switch (gate.type) {
    case 'approval': {
      const { approvers, quorum = 1 } = gate;
      const who = approvers.map(describeRef).join(' or ');
      return `${
        quorum === 1 ? 'An approval' : `${quorum} approvals`
      } by ${who}; not by whoever starts it.`;
    }
    case 'health':
      return 'The agent is healthy.';
    case 'kpis':
      return gate.kpis
        ? `On target: ${gate.kpis.join(', ')}.`
        : 'Every KPI of the agent is on target.';
    case 'scorecard':
      return `The level ${gate.level} of ${describeRef(gate.scorecard)}.`;
    case 'alerts':
    default:
      return gate.severity === 'P0'
        ? 'No alert of severity P0 is open.'
        : `No alert of severity ${gate.severity} or worse is open.`;
  }
}
