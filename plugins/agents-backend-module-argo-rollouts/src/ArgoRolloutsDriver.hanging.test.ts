import type { TrafficInstance } from '@agent-portal/plugin-agents-node';
import { FakeCluster, TOKEN } from './__testUtils__/FakeCluster';
import { FakeRollout } from './__testUtils__/FakeRollout';
import { ArgoRolloutsDriver } from './ArgoRolloutsDriver';

const clusterOf = (name: string, url: string) => ({
  name,
  url,
  token: { type: 'text' as const, text: TOKEN },
  timeoutMs: 60_000,
});

const instanceOf = (
  name: string,
  settings: TrafficInstance['settings'],
): TrafficInstance => ({
  agentRef: `component:default/${name}`,
  environmentRef: 'resource:default/production',
  url: `https://${name}.example.com`,
  settings,
});

describe('a cluster that hangs', () => {
  it('leaves the others to be seen, within the limit of one look', async () => {
    const hanging = await FakeCluster.start();
    const healthy = await FakeCluster.start();
    hanging.isHanging = true;
    healthy.add(FakeRollout.create({ name: 'guardian', weights: [5, 100] }));
    try {
      const driver = ArgoRolloutsDriver.create({
        clusters: [
          clusterOf('hangs', hanging.url),
          clusterOf('eu-1', healthy.url),
        ],
        now: Date.now,
        lookLimitMs: 1_000,
      });
      const stuck = Array.from({ length: 20 }, (_, index) =>
        instanceOf(`stuck-${index}`, {
          cluster: 'hangs',
          namespace: `namespace-${index}`,
        }),
      );
      const guardian = instanceOf('guardian', {
        cluster: 'eu-1',
        namespace: 'bmad',
      });
      const seen = await driver.observe([...stuck, guardian], {});
      expect(seen[20]).toMatchObject({ status: 'ok', stable: '1.4.0' });
      expect(seen[0]).toEqual({
        status: 'error',
        reason: 'The cluster hangs gave no answer in time',
      });
      expect(seen[19]).toEqual({
        status: 'error',
        reason:
          'The cluster hangs took so long for other namespaces that namespace-19 was not asked for',
      });
      // Two for each of the namespaces that were asked for at the same time.
      expect(hanging.seen).toHaveLength(16);
    } finally {
      await Promise.all([hanging.stop(), healthy.stop()]);
    }
  });
});
