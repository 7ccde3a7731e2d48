import {
  type CheckColumn,
  type ReadinessLevel,
  type ScorecardRow,
  outcomeOfLetter,
} from '@agent-portal/plugin-agents-common';
import { formatScore } from '@agent-portal/plugin-agents-react';
import { Link } from '@backstage/core-components';
import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import type { VirtualItem } from '@tanstack/react-virtual';
import { memo } from 'react';
import { OUTCOME_VERBS } from '../outcomeWords';
import type { OpenCell } from '../view/readinessView';
import { levelTitle } from '../levelTitle';
import { PLACE_ATTRIBUTE } from './useGridFocus';
import { useGridStyles } from './useGridStyles';

interface MatrixLineProps {
  line: number;
  top: number;
  /** Absent while it is loaded. */
  row?: ScorecardRow;
  columns: readonly CheckColumn[];
  visible: readonly VirtualItem[];
  levels: readonly ReadinessLevel[];
  /** Column of this line that the Tab key stops at, if any. */
  stop?: number;
  onOpen: (cell: OpenCell) => void;
}

/** One agent with what each check came to. */
export const MatrixLine = memo(function Line(props: MatrixLineProps) {
  const classes = useGridStyles();
  const link = useEntityRefLink();
  const { line, row, columns, stop, onOpen } = props;
  const stopAt = (column: number) => (stop === column ? 0 : -1);
  return (
    <div
      role="row"
      aria-rowindex={line + 2}
      aria-busy={row === undefined}
      className={`${classes.line} ${classes.inherit}`}
      style={{ transform: `translateY(${props.top}px)` }}
    >
      <div
        role="rowheader"
        aria-colindex={1}
        className={classes.name}
        {...(!row && {
          tabIndex: stopAt(0),
          [PLACE_ATTRIBUTE]: `${line}:0`,
        })}
      >
        {row ? (
          <>
            <Link
              to={link(row.ref)}
              className={classes.clip}
              title={row.title}
              tabIndex={stopAt(0)}
              {...{ [PLACE_ATTRIBUTE]: `${line}:0` }}
            >
              {row.title}
            </Link>
            <span className={`${classes.subtle} ${classes.clip}`}>
              {describeStanding(row, props.levels)}
            </span>
          </>
        ) : (
          'Loading…'
        )}
      </div>
      {props.visible.map(item => {
        const check = columns[item.index];
        const outcome = row && outcomeOfLetter(row.outcomes[item.index]);
        return (
          <div
            key={check.id}
            role="gridcell"
            aria-colindex={item.index + 2}
            className={classes.cell}
            style={{ left: item.start, width: item.size }}
            {...(!row && {
              tabIndex: stopAt(item.index + 1),
              [PLACE_ATTRIBUTE]: `${line}:${item.index + 1}`,
            })}
          >
            {row && outcome && (
              <button
                type="button"
                className={`${classes.button} ${classes[outcome]}`}
                aria-haspopup="dialog"
                aria-label={`${row.title}, ${check.title}: ${OUTCOME_VERBS[outcome]}`}
                tabIndex={stopAt(item.index + 1)}
                onClick={() => onOpen({ agent: row.ref, check: check.id })}
                {...{ [PLACE_ATTRIBUTE]: `${line}:${item.index + 1}` }}
              />
            )}
          </div>
        );
      })}
    </div>
  );
});

function describeStanding(
  row: ScorecardRow,
  levels: readonly ReadinessLevel[],
): string {
  const standing = `${levelTitle(levels, row.rank)} · ${row.passed} of ${
    row.applicable
  } · ${formatScore(row.score)}`;
  return row.graced ? `${standing} · grace period` : standing;
}
