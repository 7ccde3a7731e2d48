import type { MetricsObservation } from '@agent-portal/plugin-agents-common';
import type { ReleaseEvidenceSource } from '@agent-portal/plugin-agents-node';
import { createTarget, NOW } from '../../__testUtils__/factories';
import { RELEASE_METRICS } from '../../kpis/__testUtils__/releaseMetrics';
import type { EvidenceRequest } from '../model';
import { ReleaseEvidenceRegistry } from './ReleaseEvidenceRegistry';
import { RoutedReleaseEvidence } from './RoutedReleaseEvidence';

const from = (reason: string): MetricsObservation => ({
  status: 'no-data',
  query: '',
  reason,
});

const requestFor = (name: string): EvidenceRequest => ({
  agentRef: `component:default/${name}`,
  environmentRef: 'resource:default/production',
  candidate: '1.5.0',
  stable: '1.4.0',
  weight: 5,
  from: NOW,
});

function createWorld(read?: ReleaseEvidenceSource['read']) {
  const asked: unknown[] = [];
  const evidence = RoutedReleaseEvidence.create({
    agents: {
      listInstances: async () => [
        createTarget({ agentRef: 'component:default/scraped' }),
        createTarget({
          agentRef: 'component:default/kept',
          metrics: {
            type: 'prometheus',
            selector: '{agent="kept"}',
            server: 'eu',
          },
        }),
      ],
    },
    metrics: RELEASE_METRICS,
    sources: read
      ? [
          {
            type: 'prometheus',
            read: async (requests, options) => {
              asked.push(...requests);
              return read(requests, options);
            },
          },
        ]
      : [],
    scraped: {
      read: async requests =>
        requests.map(({ agentRef }) => from(`read here: ${agentRef}`)),
    },
  });
  return {
    asked,
    observe: () =>
      evidence.read(
        [requestFor('kept'), requestFor('scraped'), requestFor('gone')],
        { now: NOW },
      ),
  };
}

describe('RoutedReleaseEvidence', () => {
  it('asks about each instance where its metrics are kept', async () => {
    const world = createWorld(async requests =>
      requests.map(() => from('kept there')),
    );
    expect(await world.observe()).toEqual([
      from('kept there'),
      from('read here: component:default/scraped'),
      from('read here: component:default/gone'),
    ]);
    expect(world.asked).toEqual([
      {
        ...requestFor('kept'),
        prometheusSelector: '{agent="kept"}',
        prometheusServer: 'eu',
        metrics: RELEASE_METRICS,
      },
    ]);
  });

  it('leaves the others alone when a source fails or says nothing', async () => {
    const failing = createWorld(async () => {
      throw new Error('no luck');
    });
    expect(await failing.observe()).toMatchObject([
      {
        status: 'source-error',
        reason: 'The source prometheus failed: no luck',
      },
      from('read here: component:default/scraped'),
      {},
    ]);
    const silent = createWorld(async () => []);
    expect((await silent.observe())[0]).toMatchObject({
      status: 'source-error',
      reason: expect.stringContaining('gave no answer about'),
    });
  });

  it('lets what reads the metrics itself say so where there is no source', async () => {
    const world = createWorld();
    expect((await world.observe())[0]).toEqual(
      from('read here: component:default/kept'),
    );
  });
});

describe('ReleaseEvidenceRegistry', () => {
  it('takes one source of a type', () => {
    const registry = ReleaseEvidenceRegistry.create();
    const source = { type: 'prometheus', read: async () => [] };
    registry.addReleaseEvidenceSource(source);
    expect(registry.list()).toEqual([source]);
    expect(() => registry.addReleaseEvidenceSource(source)).toThrow(
      'There are two sources of release evidence of the type "prometheus"',
    );
  });
});
