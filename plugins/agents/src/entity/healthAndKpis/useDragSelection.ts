import { useState } from 'react';
import type { TimeSpan } from './useZoom';

/** What a chart says about where the pointer is. */
interface ChartPointer {
  activeLabel?: string | number;
}

/**
 * A span that is drawn over a chart with the pointer held down.
 *
 * @param onSelect - Told the span when the pointer is let go, unless it has not moved.
 */
export function useDragSelection(onSelect: (span: TimeSpan) => void) {
  const [drag, setDrag] = useState<{ start: number; end: number }>();
  const timeOf = (pointer: ChartPointer | null) => {
    const time = Number(pointer?.activeLabel ?? NaN);
    return Number.isFinite(time) ? time : undefined;
  };
  const selection =
    drag && drag.start !== drag.end
      ? {
          from: Math.min(drag.start, drag.end),
          to: Math.max(drag.start, drag.end),
        }
      : undefined;
  return {
    selection,
    handlers: {
      onMouseDown: (pointer: ChartPointer | null) => {
        const time = timeOf(pointer);
        setDrag(time === undefined ? undefined : { start: time, end: time });
      },
      onMouseMove: (pointer: ChartPointer | null) => {
        const time = timeOf(pointer);
        if (drag && time !== undefined) setDrag({ ...drag, end: time });
      },
      onMouseUp: () => {
        setDrag(undefined);
        if (selection) onSelect(selection);
      },
      onMouseLeave: () => setDrag(undefined),
    },
  };
}
