import { createKpiResult } from '@agent-portal/plugin-agents-react/testUtils';
import { groupKpis } from './kpiGroups';

describe('groupKpis', () => {
  it('puts what agents cost beside what they are measured by', () => {
    const groups = groupKpis([
      createKpiResult({ id: 'cost', unit: 'currency', category: 'business' }),
      createKpiResult({ id: 'time' }),
      createKpiResult({ id: 'tokens', unit: 'tokens', category: 'agent' }),
      createKpiResult({ id: 'adoption', category: 'business' }),
    ]);
    expect(
      groups.map(({ heading, results }) => [
        heading,
        results.map(({ id }) => id),
      ]),
    ).toEqual([
      ['Technical', ['time']],
      ['Business', ['adoption']],
      ['Cost', ['cost', 'tokens']],
    ]);
  });
});
