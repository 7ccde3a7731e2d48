import type { Knex } from 'knex';
import type { FleetColumns } from '../../fleet/fleetColumns';
import type { FleetCursor } from '../../fleet/fleetCursor';

type Direction = 'asc' | 'desc';

/** A column of the order, which way it is read, and where a cursor holds its value. */
interface OrderTerm {
  column: keyof FleetColumns;
  direction: Direction;
  key: 'value' | 'title' | 'ref';
}

/** The terms of an order: the column asked for, and among equals always A to Z. */
export function createFleetOrder(options: {
  column: keyof FleetColumns;
  order: Direction;
  /** Whether the rows before a cursor are read, the nearest first. */
  backwards: boolean;
}): OrderTerm[] {
  const { column, order, backwards } = options;
  const terms: OrderTerm[] = [
    { column, direction: order, key: 'value' },
    { column: 'sort_title', direction: 'asc', key: 'title' },
    { column: 'ref', direction: 'asc', key: 'ref' },
  ];
  return terms
    .filter(({ key }) => column !== 'sort_title' || key !== 'title')
    .map(term => ({
      ...term,
      direction: backwards ? opposite(term.direction) : term.direction,
    }));
}

/** Sorts a query by the terms. */
export function orderFleet(
  query: Knex.QueryBuilder,
  terms: readonly OrderTerm[],
): void {
  query.orderBy(
    terms.map(({ column, direction }) => ({
      column: `fleet.${column}`,
      order: direction,
    })),
  );
}

/** Restricts a query to the rows that come after the cursor's in the order of the terms. */
export function whereBeyond(
  query: Knex.QueryBuilder,
  terms: readonly OrderTerm[],
  cursor: FleetCursor,
): void {
  const [{ column, direction, key }, ...rest] = terms;
  const name = `fleet.${column}`;
  const beyond = direction === 'asc' ? '>' : '<';
  if (rest.length === 0) {
    query.where(name, beyond, cursor[key]);
    return;
  }
  // The first condition alone lets the database start in the middle of its index.
  query
    .where(name, `${beyond}=`, cursor[key])
    .where(inner =>
      inner
        .where(name, beyond, cursor[key])
        .orWhere(tied => whereBeyond(tied, rest, cursor)),
    );
}

function opposite(direction: Direction): Direction {
  return direction === 'asc' ? 'desc' : 'asc';
}
