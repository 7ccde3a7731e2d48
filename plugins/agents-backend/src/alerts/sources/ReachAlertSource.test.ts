import type { MaintenanceRecord } from '@agent-portal/plugin-agents-common';
import type { Knex } from 'knex';
import {
  createStoredAgent,
  createTarget,
  NOW,
  PRODUCTION,
} from '../../__testUtils__/factories';
import { createTestDatabases } from '../../__testUtils__/createTestDatabases';
import { DatabaseAgentStore } from '../../catalog/DatabaseAgentStore';
import { DatabaseHealthStore } from '../../health/DatabaseHealthStore';
import { observed, target } from '../../health/__testUtils__/observations';
import { recordObservations } from '../../health/recordObservations';
import { ReachAlertSource } from './ReachAlertSource';
import { UnreachedReadModel } from './UnreachedReadModel';

jest.setTimeout(60_000);

const SECOND = 1_000;
const IN_PRODUCTION = PRODUCTION.definition.ref;
const databases = createTestDatabases();
const refOf = (name: string) => `component:default/${name}`;

describe.each(databases.engines)('ReachAlertSource in %s', engine => {
  let knex: Knex;
  let windows: MaintenanceRecord[];
  let source: ReachAlertSource;

  beforeEach(async () => {
    knex = await databases.open(engine);
    windows = [];
    const agents = DatabaseAgentStore.create({ knex });
    await agents.saveAgents({
      put: ['one', 'two', 'three'].map(name =>
        createStoredAgent(
          { name },
          {
            instances: [
              createTarget({
                agentRef: refOf(name),
                url: `https://${name}.example.com:8443/agent`,
              }),
            ],
          },
        ),
      ),
      remove: [],
    });
    source = ReachAlertSource.create({
      unreached: UnreachedReadModel.create({ knex }),
      unwell: { listUnwell: async () => [refOf('one')] },
      maintenance: { listActive: async () => windows },
      freshnessMs: 30 * SECOND,
    });
  });

  /** Probes in a row: `well`, `503`, or no answer for some cause. */
  const probe = async (name: string, found: string[], last = NOW) => {
    const health = DatabaseHealthStore.create({ knex });
    for (const [index, what] of found.entries()) {
      const at = last - (found.length - 1 - index) * 3 * SECOND;
      const isWell = what === 'well';
      const answers = isWell || what === '503';
      const observation = observed(
        target(name, { agentRef: refOf(name), environmentRef: IN_PRODUCTION }),
        isWell ? 'pass' : 'fail',
        {
          at,
          alive: isWell,
          cause: what,
          ...(answers && { latencyMs: 5 }),
        },
      );
      await health.update(
        [observation.target],
        current =>
          recordObservations(current, {
            observations: [observation],
            policy: { failureThreshold: 2, recoveryThreshold: 1 },
          }).changes,
      );
    }
  };

  it('tells which gave no answer to the last probe, before and after that makes them fail', async () => {
    await probe('one', ['well', 'refused']);
    await probe('two', ['well', 'timeout', 'timeout']);
    await probe('three', ['well', 'well']);
    const instance = (name: string, answeredAt: number) => ({
      agentRef: refOf(name),
      environmentRef: IN_PRODUCTION,
      host: `${name}.example.com`,
      answeredAt,
    });
    expect(await source.collect({ now: NOW })).toEqual([
      {
        probed: 3,
        freshnessMs: 30 * SECOND,
        unreached: [
          instance('one', NOW - 3 * SECOND),
          instance('two', NOW - 6 * SECOND),
        ],
      },
    ]);
  });

  it('leaves out what answers that it fails, never answered, or was not probed lately', async () => {
    await probe('one', ['well', '503', '503']);
    await probe('two', ['refused', 'refused']);
    await probe('three', ['well', 'refused'], NOW - 31 * SECOND);
    expect(await source.collect({ now: NOW })).toEqual([]);
  });

  it('does not count what is in maintenance', async () => {
    await probe('one', ['well', 'refused']);
    windows = [
      {
        id: 'one',
        agentRefs: [refOf('one')],
        reason: 'We move it.',
        by: 'user:default/lead',
        createdAt: NOW,
        startsAt: NOW,
        endsAt: NOW + 1,
      },
    ];
    expect(await source.collect({ now: NOW })).toMatchObject([
      { probed: 1, unreached: [] },
    ]);
  });
});
