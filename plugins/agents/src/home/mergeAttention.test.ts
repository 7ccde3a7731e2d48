import { createFleetRow } from '@agent-portal/plugin-agents-react/testUtils';
import { mergeAttention } from './mergeAttention';

const off = (notMet: number) => ({ met: 0, atRisk: 0, notMet, unknown: 0 });

describe('mergeAttention', () => {
  it('shows each agent once, the worst health first and then the worst KPIs', () => {
    const failing = createFleetRow({ name: 'failing', health: 'fail' });
    const unknown = createFleetRow({ name: 'unknown', health: 'unknown' });
    const missesOne = createFleetRow({ name: 'one', kpis: off(1) });
    const missesTwo = createFleetRow({ name: 'two', kpis: off(2) });
    const both = createFleetRow({ name: 'both', health: 'fail', kpis: off(1) });
    expect(
      mergeAttention(
        [failing, both, unknown],
        [both, missesOne, missesTwo],
        9,
      ).map(row => row.name),
    ).toEqual(['both', 'failing', 'unknown', 'two', 'one']);
  });

  it('shows no more than asked for', () => {
    const rows = ['a', 'b', 'c'].map(name => createFleetRow({ name }));
    expect(mergeAttention(rows, [], 2)).toHaveLength(2);
  });
});
