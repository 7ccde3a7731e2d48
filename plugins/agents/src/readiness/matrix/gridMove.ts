/** A place in the grid; column 0 holds the names. */
export interface GridPlace {
  line: number;
  column: number;
}

/** The extent of a grid, and how many lines a page is. */
export interface GridExtent {
  lines: number;
  columns: number;
  page: number;
}

/**
 * Where a key leads from a place, as the grid pattern of the ARIA Authoring Practices has it.
 *
 * @returns `undefined` for any other key.
 */
export function moveInGrid(
  place: GridPlace,
  pressed: { key: string; ctrlKey: boolean },
  extent: GridExtent,
): GridPlace | undefined {
  const { line, column } = place;
  const lastLine = extent.lines - 1;
  const lastColumn = extent.columns - 1;
  const to = (nextLine: number, nextColumn: number): GridPlace => ({
    line: Math.max(0, Math.min(lastLine, nextLine)),
    column: Math.max(0, Math.min(lastColumn, nextColumn)),
  });
  switch (pressed.key) {
    case 'ArrowUp':
      return to(line - 1, column);
    case 'ArrowDown':
      return to(line + 1, column);
    case 'ArrowLeft':
      return to(line, column - 1);
    case 'ArrowRight':
      return to(line, column + 1);
    case 'PageUp':
      return to(line - extent.page, column);
    case 'PageDown':
      return to(line + extent.page, column);
    case 'Home':
      return to(pressed.ctrlKey ? 0 : line, 0);
    case 'End':
      return to(pressed.ctrlKey ? lastLine : line, lastColumn);
    default:
      return undefined;
  }
}
