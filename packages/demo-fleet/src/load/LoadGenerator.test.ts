import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { AgentInstance } from '../agent/AgentInstance';
import { ProcessMetrics } from '../agent/ProcessMetrics';
import { defaultProfile } from '../profiles/defaultProfile';
import { createDefinition } from '../testUtils/createDefinition';
import { createTestClock } from '../testUtils/createTestClock';
import { send } from '../testUtils/send';
import { until } from '../testUtils/until';
import { Clock } from '../time/Clock';
import { LoadGenerator } from './LoadGenerator';

/** Lets so many users in, and then nobody until the end. */
function createTurnstile(arrivals: number): Clock & { closed(): boolean } {
  let left = arrivals;
  return {
    closed: () => left < 0,
    now: () => 0,
    sleep: (_milliseconds, signal) =>
      new Promise((resolve, reject) => {
        if (left-- > 0) {
          resolve();
        } else {
          signal.addEventListener('abort', () => reject(signal.reason));
        }
      }),
  };
}

function createInstance(port: number = 0): AgentInstance {
  const clock = createTestClock();
  return AgentInstance.create({
    definition: createDefinition({ port }),
    profile: {
      ...defaultProfile('tester'),
      errorRate: 0,
      feedback: { share: 1, weights: [0, 0, 0, 0, 1] },
    },
    clock,
    seed: 'test',
    release: { stable: { version: '1.4.0' }, weight: 0 },
    faults: {},
    processMetrics: ProcessMetrics.create({ now: clock.now }),
  });
}

describe('LoadGenerator', () => {
  it('sends tasks over HTTP, and what the users say to the answers', async () => {
    const instance = createInstance();
    const load = LoadGenerator.create({
      clock: createTurnstile(10),
      seed: 'test',
    });
    await instance.start();
    try {
      load.start(instance);
      await until(() => instance.traffic().total[0]?.requests === 10);
      let metrics = '';
      while (!metrics.includes('agent_user_feedback_score_count')) {
        metrics = (await send('GET', `${instance.url}/metrics`)).text;
      }
      expect(metrics).toMatch(/agent_tasks_total\{.*completed"\} \d+/);
    } finally {
      await load.stop();
      await instance.stop();
    }
  });

  it('leaves alone whoever has the port of an agent that does not run', async () => {
    let requests = 0;
    const other = createServer((_request, response) => {
      requests += 1;
      response.end();
    });
    await new Promise<void>(resolve => {
      other.listen(0, '127.0.0.1', resolve);
    });
    const { port } = other.address() as AddressInfo;
    const instance = createInstance(port);
    const clock = createTurnstile(5);
    const load = LoadGenerator.create({ clock, seed: 'test' });
    await instance.start();
    load.start(instance);
    await until(clock.closed);
    await send('GET', `http://127.0.0.1:${port}/`);
    await load.stop();
    other.close();
    expect(instance.status().problem).toContain('taken');
    expect(requests).toBe(1);
  });
});
