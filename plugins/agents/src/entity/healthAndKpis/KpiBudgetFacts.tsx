import {
  type BurnWindow,
  formatDuration,
  type KpiBudget,
  type KpiBurn,
  type KpiStatus,
} from '@agent-portal/plugin-agents-common';
import {
  formatCount,
  KPI_APPEARANCE,
  toneColor,
} from '@agent-portal/plugin-agents-react';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import { useCardStyles } from '../useCardStyles';

/** A word, and the verdict of a KPI that it looks like. */
type Look = readonly [word: string, looks: KpiStatus];

const BUDGET: Readonly<Record<KpiBudget['status'], Look>> = {
  ok: ['In budget', 'met'],
  'at-risk': ['Budget at risk', 'at-risk'],
  spent: ['Budget spent', 'not-met'],
  unknown: ['Budget unknown', 'unknown'],
};

const BURN: Readonly<Record<KpiBurn['status'], Look>> = {
  ok: ['Below the limit', 'met'],
  burning: ['Burning', 'not-met'],
  unknown: ['Unknown', 'unknown'],
};

const RATE = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });

const useStyles = makeStyles(theme => ({
  root: { margin: theme.spacing(0.5, 0) },
  status: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    whiteSpace: 'nowrap',
    fontWeight: 700,
    verticalAlign: 'bottom',
  },
  summary: {
    cursor: 'pointer',
    '&:focus-visible': { outline: `2px solid ${theme.palette.text.primary}` },
  },
  list: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
    fontVariantNumeric: 'tabular-nums',
  },
}));

/** How an error budget stands in one sentence, and how fast it is used up on demand. */
export function KpiBudgetFacts(props: { title: string; budget: KpiBudget }) {
  const classes = useStyles();
  const texts = useCardStyles();
  const { budget, title } = props;
  return (
    <div className={`${texts.text} ${classes.root}`}>
      <p className={texts.text}>
        <LookLabel look={BUDGET[budget.status]} /> {budget.text}
      </p>
      {budget.burns.length > 0 && (
        <details>
          <summary className={classes.summary}>
            Burn rates{describeBurning(budget.burns)}
          </summary>
          <ul className={classes.list} aria-label={`Burn rates of ${title}`}>
            {budget.burns.map(burn => (
              <li key={burn.id}>
                <LookLabel look={BURN[burn.status]} />{' '}
                {describeWindow(burn.long)}, {describeWindow(burn.short)}; limit{' '}
                {RATE.format(burn.limit)}×
              </li>
            ))}
          </ul>
          <p className={`${texts.text} ${texts.subtle}`}>
            1× uses the budget up exactly within{' '}
            {formatDuration(budget.windowMs)}. A rate is known once half of its
            span is measured, with enough events. It burns while the rate over
            both spans is above the limit.
          </p>
        </details>
      )}
    </div>
  );
}

function LookLabel(props: { look: Look }) {
  const classes = useStyles();
  const theme = useTheme();
  const [word, looks] = props.look;
  const { icon: Icon, tone } = KPI_APPEARANCE[looks];
  return (
    <span className={classes.status}>
      <Icon
        fontSize="small"
        style={{ color: toneColor(theme, tone) }}
        aria-hidden
      />
      {word}
    </span>
  );
}

function describeBurning(burns: readonly KpiBurn[]): string {
  const burning = burns.filter(({ status }) => status === 'burning').length;
  return burning > 0 ? ` (${burning} above the limit)` : '';
}

/** The rate over a span, or of how few samples it cannot be told. */
function describeWindow({ windowMs, rate, samples }: BurnWindow): string {
  const over = `over ${formatDuration(windowMs)}`;
  return rate === undefined
    ? `${over} not known (n = ${formatCount(samples)})`
    : `${RATE.format(rate)}× ${over}`;
}
