import { formatMatrixCsv } from './matrixCsv';

describe('formatMatrixCsv', () => {
  it('writes a column per check and takes the force out of formulas, in headings too', () => {
    const csv = formatMatrixCsv({
      columns: [
        { id: 'a', title: '=1+1', level: 'gold', weight: 1, kind: 'automatic' },
        { id: 'b', title: 'B, b', level: 'gold', weight: 1, kind: 'automatic' },
      ],
      levels: [{ id: 'gold', title: '@Gold', rank: 1 }],
      rows: [
        {
          ref: 'component:default/x',
          title: '=HYPERLINK("http://x")',
          owner: 'group:default/a',
          group: 'group:default/a',
          rank: 1,
          score: 0.5,
          outcomes: 'pf',
          passed: 1,
          known: 2,
          applicable: 2,
          exempt: 0,
        },
      ],
    });
    const [head, line, rest] = csv.split('\r\n');
    expect(head).toBe(
      `agent,title,owner,system,wave,level,score,passed,known,applicable,exempt,'=1+1,"B, b"`,
    );
    expect(line).toBe(
      `component:default/x,"'=HYPERLINK(""http://x"")",group:default/a,,,'@Gold,0.5,1,2,2,0,pass,fail`,
    );
    expect(rest).toBe('');
  });
});
