import type { TestDatabaseId } from '@backstage/backend-test-utils';
import { createTestDatabases } from '../__testUtils__/createTestDatabases';
import { NOW, createRecord } from '../__testUtils__/factories';
import { DatabaseFleetReadModel } from './DatabaseFleetReadModel';
import { DatabaseFleetStore } from './DatabaseFleetStore';

jest.setTimeout(60_000);

const DAY = 86_400_000;
const REF = 'component:default/architect';
const databases = createTestDatabases();

describe.each(databases.engines)('FleetStore in %s', engine => {
  it('keeps the history of a removed agent until it is pruned', async () => {
    const knex = await databases.open(engine as TestDatabaseId);
    const store = DatabaseFleetStore.create({ knex });
    const model = DatabaseFleetReadModel.create({ knex, now: () => NOW });
    const events = async () =>
      (await model.listPhaseEvents(REF, { before: NOW + 1, limit: 10 })).map(
        event => event.to,
      );
    const changed = (days: number, to: string) => ({
      agentRef: REF,
      at: new Date(NOW - days * DAY).toISOString(),
      from: 'planned',
      to,
      reason: 'It answers.',
    });
    await store.save({
      put: [createRecord()],
      transitions: [changed(500, 'development'), changed(1, 'production')],
      remove: [],
    });
    await store.save({ put: [], transitions: [], remove: [REF] });
    expect(await store.listRefs()).toEqual([]);
    expect(await events()).toEqual(['production', 'development']);
    await store.prune(NOW - 400 * DAY);
    expect(await events()).toEqual(['production']);
  });
});
