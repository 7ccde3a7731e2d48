import { ConfigReader } from '@backstage/config';
import { readFallback } from './readFallback';

const read = (fallback?: string[]) =>
  readFallback(new ConfigReader({ agents: { alerts: { fallback } } }));

describe('readFallback', () => {
  it('reads who is told where nobody else is to be found', () => {
    expect(read()).toEqual([]);
    expect(read(['sre', 'user:default/ann'])).toEqual([
      'group:default/sre',
      'user:default/ann',
    ]);
  });

  it('refuses what names nobody', () => {
    expect(() => read(['group:default/'])).toThrow(
      'agents.alerts.fallback is ["group:default/"], but it must name groups or users, such as ["group:default/sre"]',
    );
  });
});
