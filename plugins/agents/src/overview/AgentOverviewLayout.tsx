import type { EntityContentLayoutProps } from '@backstage/plugin-catalog-react/alpha';
import { makeStyles } from '@material-ui/core/styles';
import { EntityWarnings } from './EntityWarnings';

const useStyles = makeStyles(theme => ({
  root: { display: 'grid', gap: theme.spacing(3) },
  status: {
    display: 'grid',
    gap: theme.spacing(3),
    gridTemplateColumns: 'minmax(0, 1fr)',
    // Cards side by side are as tall as each other.
    '& > *': { display: 'grid', minWidth: 0 },
    [theme.breakpoints.up('md')]: {
      gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
      // Of an odd number the first, which is the most urgent, takes the whole row.
      '& > :first-child:nth-last-child(odd)': { gridColumn: '1 / -1' },
    },
  },
  rest: {
    display: 'grid',
    gap: theme.spacing(3),
    alignItems: 'start',
    '& > *': { display: 'grid', gap: theme.spacing(3), minWidth: 0 },
    [theme.breakpoints.up('md')]: {
      gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 1fr)',
    },
  },
}));

type Card = EntityContentLayoutProps['cards'][number];

/**
 * The overview of an agent: the cards that say how it is, side by side over the whole width, and
 * below them what the catalog knows about it. The former say outright that they are content; the
 * catalog's own cards say nothing of the kind or that they inform.
 */
export function AgentOverviewLayout({ cards }: EntityContentLayoutProps) {
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <EntityWarnings />
      <div className={classes.status}>
        <Cards cards={cards.filter(card => card.type === 'content')} />
      </div>
      <div className={classes.rest}>
        <div>
          <Cards cards={cards.filter(card => !card.type)} />
        </div>
        <div>
          <Cards cards={cards.filter(card => card.type === 'info')} />
        </div>
      </div>
    </div>
  );
}

function Cards({ cards }: { cards: Card[] }) {
  return (
    <>
      {cards.map((card, index) => (
        <div key={card.element.key ?? index}>{card.element}</div>
      ))}
    </>
  );
}
