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
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { ScrollableTable } from '../ScrollableTable';
import { useCardStyles } from '../useCardStyles';

const STATUSES: Readonly<
  Record<
    KpiBudget['status'] | KpiBurn['status'],
    { word: string; looks: KpiStatus }
  >
> = {
  ok: { word: 'In budget', looks: 'met' },
  'at-risk': { word: 'At risk', looks: 'at-risk' },
  spent: { word: 'Spent', looks: 'not-met' },
  burning: { word: 'Burning', looks: 'not-met' },
  unknown: { word: 'Unknown', looks: 'unknown' },
};

const RATE = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });

const useStyles = makeStyles(theme => ({
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
  number: { whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' },
}));

/** How an error budget stands in one sentence, and how fast it is used up on demand. */
export function KpiBudgetFacts(props: { title: string; budget: KpiBudget }) {
  const classes = { ...useCardStyles(), ...useStyles() };
  const { budget, title } = props;
  return (
    <div className={classes.text}>
      <p className={classes.text}>
        <BudgetStatus status={budget.status} /> {budget.text}
      </p>
      {budget.burns.length > 0 && (
        <details>
          <summary className={classes.summary}>
            Burn rates{describeBurning(budget.burns)}
          </summary>
          <ScrollableTable label={`Burn rates of ${title}`}>
            <TableHead>
              <TableRow>
                <TableCell>Over</TableCell>
                <TableCell align="right">Rates</TableCell>
                <TableCell align="right">Limit</TableCell>
                <TableCell>State</TableCell>
              </TableRow>
            </TableHead>
            <TableBody>
              {budget.burns.map(burn => (
                <TableRow key={burn.id}>
                  <TableCell className={classes.number}>
                    {formatDuration(burn.long.windowMs)} and{' '}
                    {formatDuration(burn.short.windowMs)}
                  </TableCell>
                  <TableCell align="right" className={classes.number}>
                    {formatRate(burn.long)} and {formatRate(burn.short)}
                  </TableCell>
                  <TableCell align="right" className={classes.number}>
                    {RATE.format(burn.limit)}×
                  </TableCell>
                  <TableCell>
                    <BudgetStatus status={burn.status} />
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </ScrollableTable>
          <p className={`${classes.text} ${classes.subtle}`}>
            1× uses the budget up exactly within{' '}
            {formatDuration(budget.windowMs)}. It burns when both windows are
            over the limit.
          </p>
        </details>
      )}
    </div>
  );
}

function BudgetStatus(props: { status: keyof typeof STATUSES }) {
  const classes = useStyles();
  const theme = useTheme();
  const { word, looks } = STATUSES[props.status];
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
  return burning > 0 ? ` (${burning} over the limit)` : '';
}

/** A rate, or how few samples there are to tell it. */
function formatRate({ rate, samples }: BurnWindow): string {
  return rate === undefined
    ? `— (n = ${formatCount(samples)})`
    : `${RATE.format(rate)}×`;
}
