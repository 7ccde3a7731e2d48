import type {
  CheckColumn,
  ReadinessLevel,
} from '@agent-portal/plugin-agents-common';
import type { VirtualItem } from '@tanstack/react-virtual';
import { memo } from 'react';
import { useGridStyles } from './useGridStyles';

/** The checks above their columns. They stay in sight. */
export const MatrixHeadings = memo(function Headings(props: {
  columns: readonly CheckColumn[];
  levels: readonly ReadinessLevel[];
  visible: readonly VirtualItem[];
}) {
  const classes = useGridStyles();
  const titleOf = (id: string) =>
    props.levels.find(level => level.id === id)?.title ?? id;
  return (
    <div role="row" aria-rowindex={1} className={classes.headings}>
      <div role="columnheader" aria-colindex={1} className={classes.corner}>
        Agent
      </div>
      {props.visible.map(item => {
        const check = props.columns[item.index];
        return (
          <div
            key={check.id}
            role="columnheader"
            aria-colindex={item.index + 2}
            className={classes.heading}
            style={{ left: item.start, width: item.size }}
            title={`${check.title} · ${titleOf(check.level)}${
              check.condition ? ` · ${check.condition}` : ''
            }`}
          >
            {check.title}
          </div>
        );
      })}
    </div>
  );
});
