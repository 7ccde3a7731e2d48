import { createAlert, MockAgentsApi, MockResponseError } from '../testing';
import { AcknowledgementOutbox } from './AcknowledgementOutbox';
import { MemoryOutboxStore } from './OutboxStore';

const ME = 'user:default/dana';
const MINE = { user: ME, alert: 'alert-1', revision: 3 };

function create(alerts = [createAlert()]) {
  const api = MockAgentsApi.create([], {}, {}, { alerts });
  const store = MemoryOutboxStore.create();
  let last = Promise.resolve();
  const options = {
    api,
    store,
    // One after the other, as pages of one browser do it.
    lock: (act: () => Promise<void>) => {
      last = last.then(act);
      return last;
    },
    now: () => 1_000,
  };
  return {
    api,
    alerts,
    open: () => AcknowledgementOutbox.create(options),
    sent: () => api.calls.filter(({ method }) => method === 'operateAlert'),
  };
}

describe('AcknowledgementOutbox', () => {
  it('sends it with the revision that was seen, and forgets it', async () => {
    const { open, sent } = create();
    const outbox = open();
    await outbox.add({ ...MINE, reason: 'On it' });
    expect(outbox.getItems()).toEqual([
      { ...MINE, key: `${ME} alert-1`, reason: 'On it', queuedAt: 1_000 },
    ]);
    expect(await outbox.send(ME)).toBe(true);
    expect(sent().map(({ args }) => args)).toEqual([
      ['alert-1', 'acknowledge', { revision: 3, reason: 'On it' }],
    ]);
    expect(outbox.getItems()).toEqual([]);
  });

  it('survives a reload, and is sent once by two pages', async () => {
    const { open, sent } = create();
    await open().add(MINE);
    const [one, other] = [open(), open()];
    await one.load();
    expect(one.getItems()).toHaveLength(1);
    await Promise.all([one.send(ME), other.send(ME)]);
    expect(sent()).toHaveLength(1);
    expect(other.getItems()).toEqual([]);
  });

  it('keeps it while the portal is not reached', async () => {
    const { api, open } = create();
    const outbox = open();
    await outbox.add(MINE);
    api.fail('operateAlert', new Error('Failed to fetch'));
    expect(await outbox.send(ME)).toBe(false);
    expect(outbox.getItems()).toEqual([
      expect.not.objectContaining({ problem: expect.anything() }),
    ]);
  });

  it('does not send what somebody else acknowledged on this device', async () => {
    const { open, sent } = create();
    const outbox = open();
    await outbox.add(MINE);
    await outbox.send('user:default/other');
    expect(sent()).toEqual([]);
    expect(outbox.getItems()).toHaveLength(1);
  });

  it('takes it as sent when the portal has it already: the answer was lost', async () => {
    const { open } = create([
      createAlert({
        state: 'acknowledged',
        revision: 4,
        acknowledged: { by: ME, at: '2026-01-01T00:00:00.000Z' },
      }),
    ]);
    const outbox = open();
    await outbox.add(MINE);
    await outbox.send(ME);
    expect(outbox.getItems()).toEqual([]);
  });

  it.each([
    [
      {
        state: 'acknowledged' as const,
        acknowledged: { by: 'user:default/remy', at: '2026-01-01T00:00:00Z' },
      },
      'Somebody was faster: acknowledged by user:default/remy.',
    ],
    [{ severity: 'P0' as const }, 'the alert has changed since you saw it'],
  ])('says why it was not taken: %j', async (change, message) => {
    const { open, sent } = create([createAlert({ revision: 4, ...change })]);
    const outbox = open();
    await outbox.add(MINE);
    await outbox.send(ME);
    await outbox.send(ME);
    expect(sent()).toHaveLength(1);
    const [{ key, problem }] = outbox.getItems();
    expect(problem).toEqual({
      final: true,
      message: expect.stringContaining(message),
    });
    await outbox.discard(key);
    expect(outbox.getItems()).toEqual([]);
  });

  it('keeps what was refused with the reason, and can send it again', async () => {
    const { api, open } = create();
    const outbox = open();
    await outbox.add(MINE);
    api.fail('operateAlert', new MockResponseError(403, 'You may not'));
    await outbox.send(ME);
    expect(outbox.getItems()[0].problem).toEqual({
      final: false,
      message: 'The portal did not take it: You may not',
    });
    api.recover('operateAlert');
    await outbox.send(ME);
    expect(outbox.getItems()).toEqual([]);
  });
});
