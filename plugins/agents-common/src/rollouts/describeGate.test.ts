import type { RolloutGate } from '../entities';
import { describeGate } from './describeGate';

const gate = { id: 'gate', title: 'Gate' };

describe('what a gate asks for', () => {
  it.each<[RolloutGate, string]>([
    [
      { ...gate, type: 'approval', approvers: ['group:default/board'] },
      'An approval by board; not by whoever starts it.',
    ],
    [
      {
        ...gate,
        type: 'approval',
        quorum: 2,
        approvers: ['group:default/board', 'user:default/ada'],
      },
      '2 approvals by board or ada; not by whoever starts it.',
    ],
    [{ ...gate, type: 'health' }, 'The agent is healthy.'],
    [{ ...gate, type: 'kpis' }, 'Every KPI of the agent is on target.'],
    [
      { ...gate, type: 'kpis', kpis: ['uptime', 'error-rate'] },
      'On target: uptime, error-rate.',
    ],
    [
      {
        ...gate,
        type: 'scorecard',
        scorecard: 'scorecard:default/pre-launch',
        level: 'ready',
      },
      'The level ready of pre-launch.',
    ],
    [
      { ...gate, type: 'alerts', severity: 'P1' },
      'No alert of severity P1 or worse is open.',
    ],
  ])('%#: is said in a sentence', (subject, text) => {
    expect(describeGate(subject)).toBe(text);
  });
});
