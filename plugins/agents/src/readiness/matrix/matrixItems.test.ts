import type { ScorecardGroupRow } from '@agent-portal/plugin-agents-common';
import { layOutMatrix } from './matrixItems';

function group(name: string, agents: number): ScorecardGroupRow {
  return { group: name, agents, byLevel: [], checks: [] };
}

function linesOf(groups: ScorecardGroupRow[]) {
  const items = layOutMatrix(groups);
  return Array.from({ length: items.count }, (_, line) => {
    const item = items.at(line);
    return item.kind === 'group' ? item.group.group : item.index;
  });
}

describe('layOutMatrix', () => {
  it('puts each roll-up before the agents of its group', () => {
    expect(linesOf([group('a', 2), group('b', 0), group('c', 3)])).toEqual([
      'a',
      0,
      1,
      'b',
      'c',
      2,
      3,
      4,
    ]);
  });

  it('has no lines without groups', () => {
    expect(layOutMatrix([]).count).toBe(0);
  });

  it('finds the last agent of ten thousand groups', () => {
    const items = layOutMatrix(
      Array.from({ length: 10_000 }, (_, index) => group(String(index), 1)),
    );
    expect(items.count).toBe(20_000);
    expect(items.at(19_999)).toEqual({ kind: 'agent', index: 9_999 });
    expect(items.at(19_998)).toMatchObject({ kind: 'group' });
  });
});
