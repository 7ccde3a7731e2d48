import { createKpiResult } from '@agent-portal/plugin-agents-react/testUtils';
import { formatKpiCsv } from './kpiCsv';

const at = '2026-01-15T11:59:00.000Z';

describe('formatKpiCsv', () => {
  it('writes a line for each point, with its interval where it has one', () => {
    const csv = formatKpiCsv([
      createKpiResult({ points: [{ at, value: 1.6, samples: 1400 }] }),
      createKpiResult({
        id: 'error-rate',
        title: '=1+1',
        unit: 'ratio',
        target: undefined,
        interval: { low: 0, high: 1 },
        points: [{ at, value: 0, samples: 0 }],
      }),
      createKpiResult({ id: 'silent', points: [] }),
    ]);
    expect(csv.split('\r\n')).toEqual([
      'kpi,title,unit,target,from (UTC),value,samples,95 % low,95 % high',
      `response-time,Response time,seconds,2,${at},1.6,1400,,`,
      `error-rate,'=1+1,ratio,,${at},0,0,,`,
      '',
    ]);
  });
});
