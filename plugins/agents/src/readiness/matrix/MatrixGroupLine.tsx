import type {
  CheckColumn,
  ReadinessLevel,
  ScorecardGroupRow,
} from '@agent-portal/plugin-agents-common';
import { formatScore } from '@agent-portal/plugin-agents-react';
import type { VirtualItem } from '@tanstack/react-virtual';
import { memo } from 'react';
import { describeLevels } from '../levelTitle';
import { PLACE_ATTRIBUTE } from './useGridFocus';
import { useGridStyles } from './useGridStyles';

/** Lets large figures take two lines; takes no width. */
const BREAK = '\u200B';

/** A group of agents, rolled up: how many of those that a check applies to pass it. */
export const MatrixGroupLine = memo(function GroupLine(props: {
  line: number;
  top: number;
  group: ScorecardGroupRow;
  title: string;
  columns: readonly CheckColumn[];
  visible: readonly VirtualItem[];
  levels: readonly ReadinessLevel[];
  stop?: number;
}) {
  const classes = useGridStyles();
  const { line, group, title, stop } = props;
  const levels = describeLevels(props.levels, group.byLevel);
  const standing = `${group.agents} ${
    group.agents === 1 ? 'agent' : 'agents'
  } · ${levels} · ${formatScore(group.score)}`;
  const place = (column: number) => ({
    tabIndex: stop === column ? 0 : -1,
    [PLACE_ATTRIBUTE]: `${line}:${column}`,
  });
  return (
    <div
      role="row"
      aria-rowindex={line + 2}
      className={`${classes.line} ${classes.group}`}
      style={{ transform: `translateY(${props.top}px)` }}
    >
      <div
        role="rowheader"
        aria-colindex={1}
        className={classes.name}
        title={`${title}: ${standing}`}
        {...place(0)}
      >
        <span className={classes.clip}>{title}</span>
        <span className={`${classes.subtle} ${classes.clip}`}>{standing}</span>
      </div>
      {props.visible.map(item => {
        const check = props.columns[item.index];
        const [passed, unknown, applicable] = group.checks[item.index] ?? [
          0, 0, 0,
        ];
        return (
          <div
            key={check.id}
            role="gridcell"
            aria-colindex={item.index + 2}
            className={classes.cell}
            style={{ left: item.start, width: item.size }}
            aria-label={`${title}, ${check.title}: ${describeRollUp(
              passed,
              unknown,
              applicable,
            )}`}
            {...place(item.index + 1)}
          >
            {applicable === 0 ? '–' : `${passed}/${BREAK}${applicable}`}
          </div>
        );
      })}
    </div>
  );
});

function describeRollUp(passed: number, unknown: number, applicable: number) {
  if (applicable === 0) return 'applies to none';
  const said = `${passed} of ${applicable} pass`;
  return unknown > 0 ? `${said}, ${unknown} unknown` : said;
}
