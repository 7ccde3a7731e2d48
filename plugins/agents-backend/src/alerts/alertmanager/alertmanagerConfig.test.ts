import { ConfigReader } from '@backstage/config';
import { readAlertmanagerConfig } from './alertmanagerConfig';

const read = (heartbeat?: object) =>
  readAlertmanagerConfig(
    new ConfigReader({ agents: { alerts: { alertmanager: { heartbeat } } } }),
  ).heartbeat;

describe('readAlertmanagerConfig', () => {
  it('reads which alert always fires, and how long it may not come', () => {
    expect(read()).toBeUndefined();
    expect(read({ alertname: 'Watchdog' })).toEqual({
      alertname: 'Watchdog',
      withinMs: 600_000,
    });
    expect(read({ alertname: 'Alive', within: '5m' })).toEqual({
      alertname: 'Alive',
      withinMs: 300_000,
    });
  });

  it('refuses one without a name, or that has to come all the time', () => {
    expect(() => read({ within: '5m' })).toThrow(/heartbeat.alertname/);
    expect(() => read({ alertname: 'Watchdog', within: '1s' })).toThrow(
      /heartbeat.within is "1s", but it must be at least 60000 ms/,
    );
  });
});
