import { MINUTE, START, createPolicy } from './__testUtils__/alerts';
import { findUnseenKinds } from './conditions/findUnseenKinds';
import { stepAlerts } from './step/stepAlerts';
import type { AlertRecord } from './model';

const policies = [createPolicy()];

function step(alerts: AlertRecord[], now: number, isUnseen = true) {
  const unseen = [
    { kind: 'health' as const, since: START, reason: 'the database is away' },
  ];
  return stepAlerts({
    alerts,
    conditions: isUnseen ? findUnseenKinds(unseen, policies) : [],
    unknownKinds: isUnseen ? ['health'] : [],
    silences: [],
    maintenance: [],
    policies,
    now,
    createId: () => 'one',
  });
}

describe('findUnseenKinds', () => {
  it('raises an alert about the fleet once a kind could not be looked at for two minutes', () => {
    const { changed: waiting, messages } = step([], START + MINUTE);
    expect(waiting).toMatchObject([{ state: 'pending' }]);
    expect(messages).toEqual([]);
    const opened = step(waiting, START + 2 * MINUTE);
    expect(opened.changed).toMatchObject([
      {
        state: 'open',
        severity: 'P2',
        condition: {
          kind: 'health',
          title: 'Health could not be looked at',
          reason: expect.stringMatching(/database is away/),
          agents: [],
        },
      },
    ]);
    expect(opened.messages).toMatchObject([{ to: ['group:default/platform'] }]);
  });

  it('resolves it once the kind is looked at again', () => {
    const waiting = step([], START + MINUTE).changed;
    const open = step(waiting, START + 2 * MINUTE).changed;
    const cleared = step(open, START + 3 * MINUTE, false).changed;
    expect(step(cleared, START + 4 * MINUTE, false).changed).toMatchObject([
      { state: 'resolved' },
    ]);
  });
});
