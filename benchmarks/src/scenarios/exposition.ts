import { parseExposition } from '@agent-portal/plugin-agents-common';
import { metricsPage } from '../kpis/metricsPage';
import { loadPeers } from '../kpis/peers';
import { interleave } from '../measure/interleave';
import type { Series } from '../measure/statistics';
import { atLeastTimes, justToKnow } from '../report/figures';
import type { Measured, Scenario } from '../report/model';

const SERIES = 5_000;
const ROUNDS = 25;
const WARM_UP = 5;

/** Reading a metrics page. */
export const exposition: Scenario = {
  name: 'exposition',
  title: `a metrics page of ${SERIES.toLocaleString('en')} series, parsed`,
  async run({ progress }) {
    const page = metricsPage(SERIES);
    const peers = await loadPeers();
    const { samples, rejected } = parseExposition(page);
    if (samples.length < SERIES || rejected.malformed > 0) {
      throw new Error(`The parser found ${samples.length} series`);
    }
    for (const peer of peers) {
      if (peer.countOf(peer.parse(page)) === 0) {
        throw new Error(`${peer.name} found nothing`);
      }
    }
    progress('parsing in turns');
    const wanted = new Set(samples.slice(0, 60).map(sample => sample.name));
    const times = await interleave(
      Object.fromEntries([
        ['ours', async () => parseExposition(page)],
        ['wanted', async () => parseExposition(page, { wanted })],
        ...peers.map(peer => [peer.name, async () => peer.parse(page)]),
      ]),
      { rounds: ROUNDS, warmUp: WARM_UP },
    );
    const speedOf = (what: string, series: Series): Measured => ({
      what: `${what}, median`,
      value: samples.length / series.median,
      unit: 'series/ms',
      series,
    });
    const best = peers.reduce((a, b) =>
      times[a.name].median <= times[b.name].median ? a : b,
    );
    const ours = speedOf('all of it', times.ours);
    return {
      method: [
        `A page of ${Math.round(page.length / 1024)} KiB with ${
          samples.length
        } series: histograms, counters and gauges with four labels, help and types, escapes among them; from a text in memory.`,
        `Peers: the parsers that npm has (${peers
          .map(peer => peer.name)
          .join(
            ', ',
          )}), the faster one counts. They keep no count of what is wrong and know no names in quotes, exemplars or duplicates.`,
        `${ROUNDS} rounds in turns after ${WARM_UP} to warm up.`,
      ],
      figures: [
        atLeastTimes(2, {
          name: 'parsing against the best parser of npm',
          measured: ours,
          against: speedOf(best.name, times[best.name]),
        }),
        ...peers
          .filter(peer => peer !== best)
          .map(peer =>
            justToKnow({
              name: 'parsing against another parser of npm',
              measured: ours,
              against: speedOf(peer.name, times[peer.name]),
            }),
          ),
        justToKnow({
          name: 'reading what KPIs want',
          measured: speedOf('a few metrics of it', times.wanted),
          against: ours,
        }),
      ],
      skipped: [],
    };
  },
};
