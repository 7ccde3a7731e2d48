import {
  type KeyboardEvent,
  type FocusEvent,
  type RefObject,
  useCallback,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { type GridExtent, type GridPlace, moveInGrid } from './gridMove';

/** Marks an element that the arrow keys reach, with its place as `line:column`. */
export const PLACE_ATTRIBUTE = 'data-place';

/**
 * One stop of the Tab key for a whole grid: arrow keys move it, and it stays where it was left.
 *
 * @param reveal - Scrolls a place into view.
 */
export function useGridFocus(
  grid: RefObject<HTMLElement>,
  extent: GridExtent,
  reveal: RefObject<(place: GridPlace) => void>,
) {
  const [active, setActive] = useState<GridPlace>({ line: 0, column: 0 });
  const moved = useRef(false);
  const place: GridPlace = {
    line: Math.min(active.line, Math.max(0, extent.lines - 1)),
    column: Math.min(active.column, extent.columns - 1),
  };

  useLayoutEffect(() => {
    if (!moved.current) return;
    moved.current = false;
    reveal.current?.(active);
    grid.current
      ?.querySelector<HTMLElement>(
        `[${PLACE_ATTRIBUTE}="${active.line}:${active.column}"]`,
      )
      ?.focus({ preventScroll: true });
  }, [active, grid, reveal]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.metaKey) return;
    const next = moveInGrid(place, event, extent);
    if (!next) return;
    event.preventDefault();
    moved.current = true;
    setActive(next);
  };

  const onFocus = useCallback((event: FocusEvent) => {
    const at = event.target
      .closest(`[${PLACE_ATTRIBUTE}]`)
      ?.getAttribute(PLACE_ATTRIBUTE);
    if (!at) return;
    const [line, column] = at.split(':').map(Number);
    setActive(current =>
      current.line === line && current.column === column
        ? current
        : { line, column },
    );
  }, []);

  return { active: place, onKeyDown, onFocus };
}
