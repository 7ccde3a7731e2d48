/** Height of every line, in pixels. */
export const LINE_HEIGHT = 40;
/** Height of the headings. */
export const HEADING_HEIGHT = 168;
/** Width of the names. */
export const NAME_WIDTH = 240;

const NARROWEST_COLUMN = 44;
const WIDEST_COLUMN = 96;
const MOST_COLUMNS = 22;

/**
 * Width of a check's column in a grid of some width: few checks spread out, and a wide screen
 * widens columns rather than showing ever more, which keeps the number of elements small.
 */
export function columnWidthOf(gridWidth: number, columns: number): number {
  const room = Math.max(0, gridWidth - NAME_WIDTH);
  const spread = Math.min(
    WIDEST_COLUMN,
    Math.floor(room / Math.max(1, columns)),
  );
  return Math.max(NARROWEST_COLUMN, spread, Math.ceil(room / MOST_COLUMNS));
}
