import type {
  HealthHistory,
  HealthStatus,
  TimelineEvent,
} from '@agent-portal/plugin-agents-common';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import { type KeyboardEvent, useState } from 'react';
import { HEALTH_APPEARANCE, toneColor } from '../status';
import { describeSpan, describeUptime, toUptimeSpans } from './uptime';

/** Properties of {@link UptimeBar}. @public */
export interface UptimeBarProps {
  /** What was probed, such as the environment's title. */
  label: string;
  history: HealthHistory;
  /** Changes of its health, which are told with the span that they fall in. */
  transitions?: readonly TimelineEvent[];
  /** A plain picture without the arrow keys, for small places. */
  compact?: boolean;
}

/** Height and pattern tell the states apart where colours do not. */
const SHAPES: Record<HealthStatus, { height: string; stripes?: string }> = {
  pass: { height: '100%' },
  warn: { height: '75%', stripes: '90deg' },
  unknown: { height: '45%', stripes: '0deg' },
  fail: { height: '100%', stripes: '45deg' },
};

const useStyles = makeStyles(theme => ({
  bar: {
    display: 'flex',
    alignItems: 'flex-end',
    gap: 1,
    height: 24,
    width: '100%',
    minWidth: 0,
    marginTop: theme.spacing(0.5),
    overflow: 'hidden',
    borderBottom: `1px solid ${theme.palette.textSubtle}`,
    '&:focus-visible': {
      outline: `2px solid ${theme.palette.text.primary}`,
      outlineOffset: 2,
    },
  },
  compact: { height: 14 },
  span: { flex: '1 1 0', minWidth: 0, height: '100%', display: 'flex' },
  chosen: { backgroundColor: theme.palette.action.focus },
  fill: { width: '100%', alignSelf: 'flex-end' },
  text: {
    ...theme.typography.body2,
    color: theme.palette.textSubtle,
    fontVariantNumeric: 'tabular-nums',
    overflowWrap: 'anywhere',
  },
}));

/**
 * Whether an instance was up, span by span, with the share of time it was up and the share that
 * was measured at all. Spans without probes stay empty. Arrow keys read out span after span.
 *
 * @public
 */
export function UptimeBar(props: UptimeBarProps) {
  const classes = useStyles();
  const spans = toUptimeSpans(props.history, props.transitions);
  const summary = describeUptime(props.history);
  const [chosen, setChosen] = useState<number>();
  const name = `Uptime of ${props.label}`;
  const index = Math.min(chosen ?? spans.length - 1, spans.length - 1);

  const onKeyDown = (event: KeyboardEvent) => {
    const target = moveBy(event.key, index, spans.length);
    if (target === undefined) return;
    event.preventDefault();
    setChosen(target);
  };

  const bars = spans.map((span, position) => (
    <span
      key={span.from}
      className={
        position === chosen ? `${classes.span} ${classes.chosen}` : classes.span
      }
      title={describeSpan(span)}
    >
      {span.status && <UptimeFill status={span.status} />}
    </span>
  ));

  if (props.compact || spans.length === 0) {
    return (
      <div>
        <div
          className={`${classes.bar} ${classes.compact}`}
          role="img"
          aria-label={`${name}: ${summary}`}
        >
          {bars}
        </div>
        <div className={classes.text}>{summary}</div>
      </div>
    );
  }
  return (
    <div>
      <div
        className={classes.bar}
        role="slider"
        tabIndex={0}
        aria-label={`${name}: ${summary}. Arrow keys move through time`}
        aria-valuemin={1}
        aria-valuemax={spans.length}
        aria-valuenow={index + 1}
        aria-valuetext={describeSpan(spans[index])}
        onKeyDown={onKeyDown}
        onBlur={() => setChosen(undefined)}
      >
        {bars}
      </div>
      <div className={classes.text}>
        {chosen === undefined ? summary : describeSpan(spans[index])}
      </div>
    </div>
  );
}

function UptimeFill(props: { status: HealthStatus }) {
  const classes = useStyles();
  const theme = useTheme();
  const { height, stripes } = SHAPES[props.status];
  const color = toneColor(theme, HEALTH_APPEARANCE[props.status].tone);
  const gap = theme.palette.background.paper;
  const background = stripes
    ? `repeating-linear-gradient(${stripes}, ${color} 0 3px, ${gap} 3px 4px)`
    : color;
  return (
    <span
      className={classes.fill}
      style={{ height, background }}
      data-status={props.status}
    />
  );
}

function moveBy(key: string, from: number, length: number): number | undefined {
  const targets: Record<string, number> = {
    ArrowLeft: from - 1,
    ArrowDown: from - 1,
    ArrowRight: from + 1,
    ArrowUp: from + 1,
    Home: 0,
    End: length - 1,
  };
  const target = targets[key];
  return target === undefined
    ? undefined
    : Math.max(0, Math.min(length - 1, target));
}
