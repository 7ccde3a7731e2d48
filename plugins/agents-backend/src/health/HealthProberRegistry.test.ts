import type { HealthProber } from '@agent-portal/plugin-agents-node';
import { HealthProberRegistry } from './HealthProberRegistry';

function prober(id: string): HealthProber {
  return { id, matches: () => true, async *probe() {} };
}

describe('HealthProberRegistry', () => {
  it('lists probers in the order in which they were added', () => {
    const registry = new HealthProberRegistry();
    const [one, two] = [prober('one'), prober('two')];
    registry.addProber(one);
    registry.addProber(two);
    expect(registry.list()).toEqual([one, two]);
  });

  it('refuses two of the same id', () => {
    const registry = new HealthProberRegistry();
    registry.addProber(prober('one'));
    expect(() => registry.addProber(prober('one'))).toThrow('the id "one"');
  });
});
