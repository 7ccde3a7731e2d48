import { builtInAlertPolicy } from '@agent-portal/plugin-agents-common';
import { NOW } from '../../__testUtils__/factories';
import { givenAlert } from '../__testUtils__/givenAlert';
import { type AlertContext, presentAlert } from './presentAlert';

const BUS = 'resource:default/event-bus';
const A = 'component:default/a';
const B = 'component:default/b';

const agent = (ref: string, title: string, owner: string) => ({
  ref,
  title,
  owner,
  environments: [],
  reason: `through ${title}'s gateway`,
});

const RECORD = givenAlert({
  acknowledged: { at: NOW, by: 'user:default/ada', reason: 'Bravo first.' },
  told: ['group:default/one', 'group:default/two', 'group:default/late'],
  delivered: ['group:default/one', 'group:default/two'],
  unreached: 'There is nobody in late, which is above two.',
  condition: {
    kind: 'dependency',
    subjectRef: BUS,
    subjectTitle: 'Secret bus',
    title: 'Secret bus is failing in production',
    reason: '2 agents report it: Bravo cannot connect',
    agents: [
      agent(A, 'Alpha', 'group:default/one'),
      agent(B, 'Bravo', 'group:default/two'),
    ],
  },
});

const context = (overrides: Partial<AlertContext> = {}): AlertContext => ({
  caller: { user: 'user:default/ada', granted: new Set() },
  policyOf: () => builtInAlertPolicy,
  explaining: new Map(),
  seenSubjects: new Set([BUS]),
  did: new Map(),
  now: NOW,
  ...overrides,
});

describe('presentAlert', () => {
  it('tells all to whoever sees everything that it concerns', () => {
    const row = presentAlert(
      { record: RECORD, visible: new Set([A, B]) },
      context(),
    );
    expect(row).toMatchObject({
      title: 'Secret bus is failing in production',
      reason: '2 agents report it: Bravo cannot connect',
      agentsTotal: 2,
      acknowledged: { by: 'user:default/ada', reason: 'Bravo first.' },
      escalation: {
        told: ['group:default/one', 'group:default/two'],
        problem: 'There is nobody in late, which is above two.',
      },
    });
  });

  it('names and counts nobody out of sight, whoever wrote of them', () => {
    const row = presentAlert(
      { record: RECORD, visible: new Set([A]) },
      context(),
    );
    expect(JSON.stringify(row)).not.toMatch(/bravo|default\/b|two|2 agents/i);
    expect(row).toMatchObject({
      reason: '1 agent that you may see is concerned: Alpha.',
      agents: [{ ref: A }],
      agentsTotal: 1,
      escalation: { told: ['group:default/one'] },
    });
  });

  it('calls what is out of sight by the name that the agents give', () => {
    const row = presentAlert(
      { record: RECORD, visible: new Set([A, B]) },
      context({ seenSubjects: new Set() }),
    );
    expect(JSON.stringify(row)).not.toMatch(/secret/i);
    expect(row).toMatchObject({
      title: 'event-bus is failing in production',
      subject: { ref: BUS, title: 'event-bus' },
    });
  });

  it('says of an explanation out of sight no more than that there is one', () => {
    const row = presentAlert(
      {
        record: givenAlert({ explainedBy: 'other' }),
        visible: new Set(['component:default/architect']),
      },
      context(),
    );
    expect(row.explainedBy).toEqual({
      id: '',
      title: 'An alert that is over, or that you may not see',
    });
  });

  it('tells of what is over when it resolves, and no deadline', () => {
    const record = givenAlert({
      clearedAt: NOW - 20_000,
      acknowledgeBy: NOW - 60_000,
    });
    const row = presentAlert(
      { record, visible: new Set(['component:default/architect']) },
      context(),
    );

    expect(row.acknowledgeBy).toBeUndefined();
    expect(row.escalation.nextAt).toBeUndefined();
    expect(row).toMatchObject({
      clearedAt: new Date(NOW - 20_000).toISOString(),
      resolvesAt: new Date(NOW + 40_000).toISOString(),
    });
  });
});
