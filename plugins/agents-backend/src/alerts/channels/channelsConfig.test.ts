import { ConfigReader } from '@backstage/config';
import { readChannelsConfig } from './channelsConfig';

const SECRET = 'a secret that is long';

describe('readChannelsConfig', () => {
  const read = (channels: object) =>
    readChannelsConfig(new ConfigReader({ agents: { alerts: { channels } } }));
  const webhook = {
    type: 'webhook',
    url: 'https://x.example.com',
    secret: SECRET,
  };

  it('has no channels without configuration', () => {
    expect(readChannelsConfig(new ConfigReader({}))).toEqual([]);
  });

  it.each([
    [{ push: webhook }, 'agents.alerts.channels.push cannot be named so'],
    [{ Pager: webhook }, 'agents.alerts.channels.Pager cannot be named so'],
    [
      { pager: { ...webhook, type: 'fax' } },
      'pager.type is "fax", but it must be webhook or alertmanager',
    ],
    [
      { pager: { ...webhook, url: 'ftp://x' } },
      'pager.url is "ftp://x", but it must be an http or https URL',
    ],
    [{ pager: { ...webhook, secret: 'short' } }, 'must have at least 16'],
    [
      { central: { type: 'alertmanager', urls: [] } },
      'must name at least one Alertmanager',
    ],
    [
      { central: { type: 'alertmanager', urls: ['x'] } },
      'central.urls[0] is "x"',
    ],
  ])('refuses %j', (channels, message) => {
    expect(() => read(channels)).toThrow(message);
  });
});
