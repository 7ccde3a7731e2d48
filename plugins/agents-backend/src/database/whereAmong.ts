import type { Knex } from 'knex';
import { isSqlite } from './isSqlite';
import { toJsonRows } from './toJsonRows';

/**
 * Restricts a query to rows whose column holds one of some texts, however many there are: they
 * travel as one JSON value, where a bound value for each would be limited to 32,766 on SQLite and
 * 65,535 on PostgreSQL.
 */
export function whereAmong(
  query: Knex.QueryBuilder,
  column: string,
  values: string[],
): Knex.QueryBuilder {
  return query.whereRaw(
    isSqlite(query)
      ? '?? in (select value from json_each(?))'
      : '?? in (select json_array_elements_text(?::json))',
    [column, toJsonRows(values)],
  );
}
