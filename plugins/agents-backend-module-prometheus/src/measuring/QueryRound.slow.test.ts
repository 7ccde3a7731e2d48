import { PrometheusError } from '../client/PrometheusError';
import type { PrometheusClient } from '../client/PrometheusClient';
import { createServer, NOW } from '../__testUtils__/factories';
import type { Identity } from '../planning/Shape';
import { Breaker } from './Breaker';
import { QueryRound } from './QueryRound';

const MINUTE = 60_000;
const ANSWER = { series: [], warnings: [], infos: [] };

/** A server that takes too long as a test says; what is asked is how many instances, and which. */
function createWorld(isSlow: (agents: string[]) => boolean) {
  const clock = { now: NOW };
  const breaker = Breaker.create({ now: () => clock.now });
  const asked: number[] = [];
  const client = {
    server: createServer({ concurrency: 1 }),
    query: async (promql: string) => {
      const agents = promql.split(',');
      asked.push(agents.length);
      if (isSlow(agents)) throw new PrometheusError('no answer', 'slow');
      return ANSWER;
    },
  } as unknown as PrometheusClient;
  const all = Array.from({ length: 512 }, (_, index) => `agent-${index}`);
  /** Asks one round; says of how many instances it is not known how they are. */
  async function ask(options: { agents?: string[]; isAlone?: boolean } = {}) {
    const round = QueryRound.create({ breaker });
    const askFor = (agents: string[], key: string) =>
      round.ask({
        client,
        key,
        identities: agents.map((agent): Identity => ({ values: [agent] })),
        write: identities => identities.map(one => one.values[0]).join(','),
        time: { at: clock.now },
      });
    if (!options.isAlone) await askFor(['quick'], 'another');
    asked.length = 0;
    const outcomes = await askFor(options.agents ?? all, 'heavy');
    return outcomes
      .filter(({ result }) => result instanceof PrometheusError)
      .reduce((sum, { identities }) => sum + identities.length, 0);
  }
  return { clock, asked, ask };
}

describe('A query that takes too long', () => {
  it('is asked in parts that do not, and at once the next time', async () => {
    const { asked, ask, clock } = createWorld(agents => agents.length > 128);
    expect(await ask()).toBe(0);
    expect(asked).toEqual([512, 256, 128, 128, 128, 128]);
    clock.now += MINUTE;
    expect(await ask()).toBe(0);
    expect(asked).toEqual([128, 128, 128, 128]);
    clock.now += 60 * MINUTE;
    expect(await ask()).toBe(0);
    expect(asked[0]).toBe(512);
  });

  it('is asked in parts after a while also when nothing else is asked', async () => {
    const { asked, ask, clock } = createWorld(agents => agents.length > 128);
    expect(await ask({ isAlone: true })).toBe(512);
    expect(asked).toEqual([512, 256]);
    clock.now += MINUTE;
    expect(await ask({ isAlone: true })).toBe(0);
  });

  it('leaves few unknown beside the instance that takes long', async () => {
    const { asked, ask, clock } = createWorld(agents =>
      agents.includes('agent-0'),
    );
    expect(await ask()).toBe(32);
    expect(asked).toHaveLength(4 + 16);
    // What took long is left alone for a while, and nothing else is.
    clock.now += 1_000;
    expect(await ask()).toBe(32);
    expect(asked).toHaveLength(15);
  });

  it('is given up after a few parts when all of them do', async () => {
    const { asked, ask } = createWorld(agents => agents[0] !== 'quick');
    expect(await ask()).toBe(512);
    expect(asked).toEqual([512, 256, 128, 64, 32, 32]);
    expect(await ask()).toBe(512);
    expect(asked).toEqual([]);
  });
});
