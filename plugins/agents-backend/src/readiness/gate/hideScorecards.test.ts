import type { GateDemand } from '@agent-portal/plugin-agents-common';
import { createDecision } from '../__testUtils__/workflow';
import { hideScorecards, scorecardsOf } from './hideScorecards';

const SECRET = 'scorecard:default/secret';

const demand: GateDemand = {
  source: 'scorecard',
  title: 'Secret plans',
  scorecard: SECRET,
  status: 'not-met',
  reason: 'It has no level of Secret plans',
};

const { decision } = createDecision('one', 0, {
  reason: demand.reason,
  demands: [
    { source: 'release', title: 'Release', status: 'met', reason: '' },
    demand,
  ],
  evidence: [
    { scorecard: SECRET, check: 'plan', fact: 'secret.plan', title: 'Plan' },
  ],
});

describe('hideScorecards', () => {
  it('says of a scorecard that is hidden only that it holds the release back', () => {
    const shown = hideScorecards(decision, new Set());
    expect(JSON.stringify(shown)).not.toMatch(/secret/i);
    expect(shown).toMatchObject({
      verdict: 'fail',
      demands: [{ status: 'met' }, { status: 'not-met' }],
      evidence: [],
    });
  });

  it('leaves what somebody may see as it is', () => {
    expect(scorecardsOf(decision)).toEqual([SECRET]);
    expect(hideScorecards(decision, new Set([SECRET]))).toEqual(decision);
  });
});
