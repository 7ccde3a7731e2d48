import {
  createFleetRow,
  createReadinessSummary,
} from '@agent-portal/plugin-agents-react/testUtils';
import { formatFleetCsv } from './fleetCsv';

function titleCell(title: string) {
  const csv = formatFleetCsv([createFleetRow({ name: 'x', title })]);
  const row = csv.slice(csv.indexOf('\r\n') + 2);
  const start = row.indexOf(',') + 1;
  return row.slice(start, row.indexOf(',group:default/example-team'));
}

describe('formatFleetCsv', () => {
  it('writes a heading and one line per agent', () => {
    const csv = formatFleetCsv([createFleetRow(), createFleetRow()]);
    const lines = csv.split('\r\n');
    expect(lines).toHaveLength(4);
    expect(lines[0]).toMatch(/^agent,title,owner,/);
    expect(lines[1].split(',')).toHaveLength(lines[0].split(',').length);
    expect(lines[3]).toBe('');
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-2+3', "'-2+3"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['  =1', "'  =1"],
    ['\t=1', `"'\t=1"`],
    ['\r=1', `"'\r=1"`],
    ['\uFF1D1', "'\uFF1D1"],
    ['=HYPERLINK("http://x","y")', `"'=HYPERLINK(""http://x"",""y"")"`],
  ])('takes the force out of the formula %j', (title, cell) => {
    expect(titleCell(title)).toBe(cell);
  });

  it.each([
    ['plain', 'plain'],
    ['a,b', '"a,b"'],
    ['say "hi"', '"say ""hi"""'],
    ['two\nlines', '"two\nlines"'],
    ['a=b', 'a=b'],
    ['x-1', 'x-1'],
  ])('writes the text %j as it is, quoted where needed', (title, cell) => {
    expect(titleCell(title)).toBe(cell);
  });

  it('writes the readiness where there is one', () => {
    const csv = formatFleetCsv([
      createFleetRow({ readiness: createReadinessSummary() }),
      createFleetRow(),
    ]);
    const [head, ...lines] = csv.split('\r\n').map(row => row.split(','));
    const levels = lines.map(line => line[head.indexOf('readiness level')]);
    expect(levels.slice(0, 2)).toEqual(['Basic', '']);
  });

  it('writes how many alerts are open and the worst of them', () => {
    const csv = formatFleetCsv([
      createFleetRow({ alerts: { open: 2, unacknowledged: 1, worst: 'P1' } }),
      createFleetRow(),
    ]);
    const [head, one, none] = csv.split('\r\n').map(row => row.split(','));
    const at = head.indexOf('open alerts');
    expect(head.slice(at, at + 3)).toEqual([
      'open alerts',
      'alerts not acknowledged',
      'worst alert',
    ]);
    expect(one.slice(at, at + 3)).toEqual(['2', '1', 'P1']);
    expect(none.slice(at, at + 3)).toEqual(['', '', '']);
  });

  it('leaves numbers as numbers and what is absent empty', () => {
    const csv = formatFleetCsv([createFleetRow({ weight: 0.05 })]);
    const [head, line] = csv.split('\r\n').map(row => row.split(','));
    expect(line[head.indexOf('weight')]).toBe('0.05');
    expect(line[head.indexOf('wave')]).toBe('');
  });
});
