import type {
  CheckColumn,
  ReadinessLevel,
  ScorecardGroupRow,
  ScorecardRow,
} from '@agent-portal/plugin-agents-common';
import {
  type Range,
  defaultRangeExtractor,
  useVirtualizer,
} from '@tanstack/react-virtual';
import { useCallback, useEffect, useRef } from 'react';
import type { OpenCell } from '../view/readinessView';
import {
  HEADING_HEIGHT,
  LINE_HEIGHT,
  NAME_WIDTH,
  columnWidthOf,
} from './gridSize';
import { MatrixGroupLine } from './MatrixGroupLine';
import { MatrixHeadings } from './MatrixHeadings';
import type { MatrixItems } from './matrixItems';
import { MatrixLine } from './MatrixLine';
import type { GridPlace } from './gridMove';
import { useGridFocus } from './useGridFocus';
import { useGridStyles } from './useGridStyles';

/** How far the Page Up and Page Down keys go. */
const PAGE_LINES = 10;

/** What {@link MatrixGrid} shows. */
export interface MatrixGridProps {
  label: string;
  columns: readonly CheckColumn[];
  levels: readonly ReadinessLevel[];
  items: MatrixItems;
  /** The agent at a position of the rows; absent while it is loaded. */
  rowAt: (index: number) => ScorecardRow | undefined;
  titleOfGroup: (group: ScorecardGroupRow) => string;
  onOpen: (cell: OpenCell) => void;
  /** Told which positions of the rows are on screen: from the first to before the last. */
  onVisible: (start: number, end: number) => void;
}

/** Agents × checks, of which only what is on screen exists. */
export function MatrixGrid(props: MatrixGridProps) {
  const classes = useGridStyles();
  const { columns, items, onVisible } = props;
  const grid = useRef<HTMLDivElement>(null);
  const reveal = useRef<(place: GridPlace) => void>(() => {});
  const focus = useGridFocus(
    grid,
    { lines: items.count, columns: columns.length + 1, page: PAGE_LINES },
    reveal,
  );
  const { active } = focus;

  const lines = useVirtualizer({
    count: items.count,
    getScrollElement: () => grid.current,
    estimateSize: () => LINE_HEIGHT,
    paddingStart: HEADING_HEIGHT,
    scrollPaddingStart: HEADING_HEIGHT,
    overscan: 1,
    useFlushSync: false,
    rangeExtractor: range =>
      extract(range, HEADING_HEIGHT / LINE_HEIGHT, active.line),
  });
  const width = columnWidthOf(lines.scrollRect?.width ?? 0, columns.length);
  const checks = useVirtualizer({
    horizontal: true,
    count: columns.length,
    getScrollElement: () => grid.current,
    estimateSize: () => width,
    // Another function makes it ask for the sizes anew.
    getItemKey: useCallback((index: number) => `${index} ${width}`, [width]),
    paddingStart: NAME_WIDTH,
    scrollPaddingStart: NAME_WIDTH,
    overscan: 1,
    useFlushSync: false,
    rangeExtractor: range =>
      extract(range, NAME_WIDTH / width, active.column - 1),
  });
  reveal.current = place => {
    lines.scrollToIndex(place.line, { align: 'auto' });
    if (place.column > 0) {
      checks.scrollToIndex(place.column - 1, { align: 'auto' });
    }
  };

  const visibleLines = lines.getVirtualItems();
  const visibleChecks = checks.getVirtualItems();
  const range = lines.range;
  const { start, end } = positionsOf(items, range);
  useEffect(() => onVisible(start, end), [onVisible, start, end]);

  return (
    <div
      ref={grid}
      role="grid"
      tabIndex={-1}
      aria-label={props.label}
      aria-rowcount={items.count + 1}
      aria-colcount={columns.length + 1}
      className={classes.grid}
      onKeyDown={focus.onKeyDown}
      onFocus={focus.onFocus}
    >
      <div
        role="presentation"
        style={{
          position: 'relative',
          height: lines.getTotalSize(),
          width: checks.getTotalSize(),
          minWidth: '100%',
        }}
      >
        <MatrixHeadings
          columns={columns}
          levels={props.levels}
          visible={visibleChecks}
        />
        {visibleLines.map(({ index, start: top }) => {
          const item = items.at(index);
          const shared = {
            line: index,
            top,
            columns,
            levels: props.levels,
            visible: visibleChecks,
            stop: focus.active.line === index ? focus.active.column : undefined,
          };
          return item.kind === 'group' ? (
            <MatrixGroupLine
              key={index}
              {...shared}
              group={item.group}
              title={props.titleOfGroup(item.group)}
            />
          ) : (
            <MatrixLine
              key={index}
              {...shared}
              row={props.rowAt(item.index)}
              onOpen={props.onOpen}
            />
          );
        })}
      </div>
    </div>
  );
}

/**
 * What to render of a range: not what lies under the headings or names, but always the stop of the
 * Tab key, wherever the grid is scrolled to.
 *
 * @param covered - How many items the headings or names cover.
 */
function extract(range: Range, covered: number, stop: number): number[] {
  const startIndex =
    range.startIndex > 0
      ? range.startIndex + Math.floor(covered)
      : range.startIndex;
  const shown = defaultRangeExtractor({ ...range, startIndex });
  if (stop < 0 || stop >= range.count || shown.includes(stop)) return shown;
  return [...shown, stop].sort((a, b) => a - b);
}

/** The positions of the agents among some lines. */
function positionsOf(
  items: MatrixItems,
  range: { startIndex: number; endIndex: number } | null,
) {
  let start = 0;
  let end = 0;
  if (!range || items.count === 0) return { start, end };
  const last = Math.min(range.endIndex, items.count - 1);
  for (let line = range.startIndex; line <= last; line++) {
    const item = items.at(line);
    if (item.kind === 'group') continue;
    if (end === 0) start = item.index;
    end = item.index + 1;
  }
  return { start, end };
}
