import { createKpi } from '../__testUtils__/createKpi';
import { createReadTarget } from '../__testUtils__/createReadTarget';

const MINUTE = 60_000;

function page(requests: number, extra: string[] = []): string {
  return [
    `requests_total{error="",version="1.5.0"} ${requests}`,
    ...extra,
    '',
  ].join('\n');
}

const started = (at: number) => [`process_start_time_seconds ${at}`];
const named = (id: string) => [`target_info{service_instance_id="${id}"} 1`];

/** Requests that were counted with each page, read a minute apart. */
function countOf(pages: string[]) {
  const target = createReadTarget([createKpi()]);
  const counted = pages.map((text, index) =>
    target
      .read(index * MINUTE, text)
      .releases.reduce((sum, { requests }) => sum + requests, 0),
  );
  return { counted, state: target.state };
}

describe('the processes that answer at an address', () => {
  it.each<[string, string[], number[]]>([
    [
      'a process answers that was started before the last one',
      [
        page(900, started(100)),
        page(500, started(200)),
        page(910, started(100)),
        page(510, started(200)),
      ],
      [0, 500, 0, 0],
    ],
    [
      'an instance of OpenTelemetry comes back',
      [page(900, named('a')), page(950, named('b')), page(960, named('a'))],
      [0, 50, 0],
    ],
    [
      'counters fall again and again',
      [page(900), page(500), page(910), page(510), page(920)],
      [0, 500, 410, 0, 0],
    ],
  ])('counts nothing more once %s', (_, pages, expected) => {
    const { counted, state } = countOf(pages);
    expect(counted).toEqual(expected);
    expect(state?.severalAt).toBeDefined();
    expect([...(state?.problems.values() ?? [])]).toContain(
      'several processes answer at http://localhost:7101: their counters cannot be told apart; measure through Prometheus',
    );
  });

  it.each<[string, string[], number[]]>([
    ['is restarted', [page(900), page(5), page(10)], [0, 5, 5]],
    [
      'is restarted time and again, and says so',
      [
        page(900, started(100)),
        page(5, started(200)),
        page(3, started(300)),
        page(4, started(300.5)),
      ],
      [0, 5, 3, 1],
    ],
  ])('goes on counting one that %s', (_, pages, expected) => {
    const { counted, state } = countOf(pages);
    expect(counted).toEqual(expected);
    expect(state?.severalAt).toBeUndefined();
  });

  it('believes the counters again half an hour after the last sign of several', () => {
    const target = createReadTarget([createKpi()]);
    [900, 500, 910, 500].forEach((requests, index) =>
      target.read(index * MINUTE, page(requests)),
    );
    expect(target.read(33 * MINUTE, page(600)).releases).toEqual([]);
    const later = target.read(34 * MINUTE, page(607));
    expect(later.releases).toMatchObject([{ requests: 7 }]);
    expect(later.states[0].problems.size).toBe(0);
  });
});
