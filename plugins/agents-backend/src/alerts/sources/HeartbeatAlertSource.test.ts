import { NOW } from '../../__testUtils__/factories';
import { MemoryAlertSignalStore } from '../alertmanager';
import { ExternalAlertSource } from './ExternalAlertSource';
import { HeartbeatAlertSource } from './HeartbeatAlertSource';

const MINUTE = 60_000;
const HEARTBEAT = { alertname: 'Watchdog', withinMs: 10 * MINUTE };

function createWorld() {
  const signals = MemoryAlertSignalStore.create();
  const source = HeartbeatAlertSource.create({
    signals,
    heartbeat: HEARTBEAT,
    now: () => NOW,
  });
  const hear = (alertname: string, at: number, endsAt?: number) =>
    signals.receive(
      [
        {
          fingerprint: alertname,
          source: 'alertmanager',
          labels: { alertname },
          annotations: {},
          startsAt: NOW,
          receivedAt: at,
          expiresAt: at + 480 * MINUTE,
          ...(endsAt !== undefined && { endsAt }),
        },
      ],
      { firing: 10, kept: 10, lateMs: MINUTE },
    );
  const collect = (minutes: number) =>
    source.collect({ now: NOW + minutes * MINUTE });
  return { signals, hear, collect };
}

describe('HeartbeatAlertSource', () => {
  it('misses the alert that always fires once it did not come for too long', async () => {
    const { hear, collect } = createWorld();
    await hear('Watchdog', NOW + MINUTE);
    await hear('Slow', NOW + 9 * MINUTE);
    expect(await collect(11)).toEqual([]);
    expect(await collect(12)).toEqual([
      {
        system: 'Alertmanager',
        alertname: 'Watchdog',
        withinMs: 10 * MINUTE,
        since: NOW + MINUTE,
        wasHeard: true,
      },
    ]);
    await hear('Watchdog', NOW + 13 * MINUTE);
    expect(await collect(14)).toEqual([]);
  });

  it('misses it from when it ended, however long ago', async () => {
    const { hear, collect } = createWorld();
    await hear('Watchdog', NOW);
    await hear('Watchdog', NOW + 5 * MINUTE, NOW + 4 * MINUTE);
    expect(await collect(600)).toMatchObject([{ since: NOW + 4 * MINUTE }]);
  });

  it('misses one that never came, from when the portal started', async () => {
    const { collect } = createWorld();
    expect(await collect(10)).toEqual([]);
    expect(await collect(11)).toMatchObject([{ since: NOW, wasHeard: false }]);
  });

  it('misses nothing where none is demanded', async () => {
    const source = HeartbeatAlertSource.create({
      signals: MemoryAlertSignalStore.create(),
      now: () => NOW,
    });
    expect(await source.collect({ now: NOW + 60 * MINUTE })).toEqual([]);
  });
});

describe('ExternalAlertSource', () => {
  it('makes no alert of the one that says that all is well', async () => {
    const { signals, hear } = createWorld();
    await hear('Watchdog', NOW);
    await hear('Slow', NOW);
    const list = async (heartbeat?: string) =>
      (
        await ExternalAlertSource.create({ signals, heartbeat }).collect({
          now: NOW,
        })
      ).map(({ fingerprint }) => fingerprint);
    expect(await list('Watchdog')).toEqual(['Slow']);
    expect(await list()).toEqual(['Slow', 'Watchdog']);
  });
});
