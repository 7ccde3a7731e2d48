import type { AlertDigest } from '@agent-portal/plugin-agents-common';
import { createAlertPolicy } from '../__testUtils__/createAlertPolicy';
import { DigestSender } from './DigestSender';
import { MemoryDigestStore } from './MemoryDigestStore';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const MORNING = Date.parse('2026-11-25T09:00:00Z');
const DIGEST: AlertDigest = {
  every: 'day',
  at: '09:00',
  to: ['group:default/leads'],
  sections: ['alerts'],
};

function createWorld(digests: AlertDigest[] = [DIGEST]) {
  const clock = { now: MORNING - HOUR };
  const sent: Array<{ title: string; scope?: string }> = [];
  const failures: Error[] = [];
  const composed: number[] = [];
  const store = MemoryDigestStore.create();
  const policy = createAlertPolicy({ digests });
  const create = () =>
    DigestSender.create({
      store,
      composer: {
        compose: async ({ digest, period }) => {
          composed.push(period.end);
          return {
            to: digest.to,
            title: new Date(period.end).toISOString().slice(0, 10),
            description: 'Nothing happened.',
          };
        },
      },
      listPolicies: async () => [policy],
      notifications: {
        send: async ({ payload }) => {
          const failure = failures.shift();
          if (failure) throw failure;
          sent.push(payload);
        },
      },
      now: () => clock.now,
    });
  return { clock, sent, composed, failures, policy, create, sender: create() };
}

describe('DigestSender', () => {
  it('sends each once, from the first period on that ends while it is there', async () => {
    const { clock, sent, composed, sender, create } = createWorld();
    await sender.run();
    expect(sent).toEqual([]);
    clock.now = MORNING;
    await sender.run();
    await sender.run();
    // Another backend, or this one after a restart.
    await create().run();
    clock.now = MORNING + DAY;
    await sender.run();
    expect(sent.map(({ title }) => title)).toEqual([
      '2026-11-25',
      '2026-11-26',
    ]);
    expect(composed).toEqual([MORNING, MORNING + DAY]);
    expect(new Set(sent.map(({ scope }) => scope)).size).toBe(2);
  });

  it('sends the last one late after it was down for days', async () => {
    const { clock, sent, sender } = createWorld();
    await sender.run();
    clock.now = MORNING + 3 * DAY + 5 * HOUR;
    await sender.run();
    expect(sent.map(({ title }) => title)).toEqual(['2026-11-28']);
  });

  it('tries again what could not be sent, and gives up after a day', async () => {
    const { clock, sent, failures, sender } = createWorld();
    await sender.run();
    clock.now = MORNING;
    failures.push(new Error('Away'));
    await expect(sender.run()).rejects.toThrow('"2026-11-25": Away');
    await sender.run();
    expect(sent).toEqual([]);
    clock.now += 60_000;
    await sender.run();
    expect(sent).toHaveLength(1);

    const other = createWorld();
    await other.sender.run();
    other.clock.now = MORNING;
    other.failures.push(new Error('Away'), new Error('Away'));
    await expect(other.sender.run()).rejects.toThrow('Away');
    other.clock.now = MORNING + DAY - 1;
    await expect(other.sender.run()).rejects.toThrow('Away');
    other.failures.push(new Error('Away'));
    other.clock.now = MORNING + DAY + 2 * HOUR;
    await expect(other.sender.run()).rejects.toThrow('Away');
    other.clock.now += DAY / 2;
    await other.sender.run();
    expect(other.sent.map(({ title }) => title)).toEqual(['2026-11-26']);
  });

  it('begins anew when what is demanded changes', async () => {
    const { clock, sent, policy, sender } = createWorld();
    await sender.run();
    policy.spec.digests = [{ ...DIGEST, to: ['group:default/others'] }];
    clock.now = MORNING;
    await sender.run();
    expect(sent).toEqual([]);
  });

  it('lets a digest that cannot be put together keep no other from being sent', async () => {
    const { clock, sent, sender } = createWorld([
      { ...DIGEST, timeZone: 'Nowhere/Land' },
      DIGEST,
    ]);
    await expect(sender.run()).rejects.toThrow('alertpolicy:default/standard');
    clock.now = MORNING;
    await expect(sender.run()).rejects.toThrow();
    expect(sent).toHaveLength(1);
  });
});
