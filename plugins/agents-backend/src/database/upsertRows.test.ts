import type { TestDatabaseId } from '@backstage/backend-test-utils';
import { TestDatabases } from '@backstage/backend-test-utils';
import { insertRows, upsertRows } from './upsertRows';

jest.setTimeout(60_000);

const databases = TestDatabases.create();

async function open(engine: string) {
  const knex = await databases.init(engine as TestDatabaseId);
  await knex.schema.createTable('things', table => {
    table.string('id').primary();
    table.double('at');
    table.integer('count');
    table.text('note');
  });
  return knex;
}

describe.each(databases.eachSupportedId())('rows in %s', engine => {
  const at = 1_772_366_400_123.5;

  it('inserts, then replaces, and keeps what it is told to keep', async () => {
    const knex = await open(engine);
    const row = { id: 'a', at, count: 1, note: null };
    await upsertRows(knex, { table: 'things', key: ['id'], rows: [row] });
    expect(await knex('things')).toEqual([row]);
    await upsertRows(knex, {
      table: 'things',
      key: ['id'],
      keep: ['at'],
      rows: [{ id: 'a', at: 0, count: 2, note: `it's "{}" \\u0041 ?` }],
    });
    expect(await knex('things')).toEqual([
      { id: 'a', at, count: 2, note: `it's "{}" \\u0041 ?` },
    ]);
  });

  it('leaves a row as it is when there is nothing to replace', async () => {
    const knex = await open(engine);
    const options = { table: 'things', key: ['id', 'at'] };
    await knex.schema.alterTable('things', table => table.unique(['id', 'at']));
    const rows = [{ id: 'a', at: 1 }];
    await upsertRows(knex, { ...options, rows });
    await upsertRows(knex, { ...options, rows });
    expect(await knex('things')).toHaveLength(1);
  });

  it('stores text that no database should be sent', async () => {
    const knex = await open(engine);
    const note = 'nul \0 half \ud800 whole \u{1f600} \\u0000';
    await insertRows(knex, { table: 'things', rows: [{ id: 'a', note }] });
    expect((await knex('things'))[0].note).toBe(
      'nul  half \ufffd whole \u{1f600} \\u0000',
    );
  });

  it('takes many rows at once', async () => {
    const knex = await open(engine);
    const rows = Array.from({ length: 12_000 }, (_, index) => ({
      id: `thing-${index}`,
      count: index,
    }));
    await insertRows(knex, { table: 'things', rows });
    expect(Number((await knex('things').count({ n: '*' }))[0].n)).toBe(12_000);
  });
});
