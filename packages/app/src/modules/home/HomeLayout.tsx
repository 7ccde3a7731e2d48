import type { HomePageLayoutProps } from '@backstage/plugin-home-react/alpha';
import { Container, PluginHeader } from '@backstage/ui';
import HomeIcon from '@material-ui/icons/Home';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(theme => ({
  grid: {
    display: 'grid',
    gap: theme.spacing(3),
    alignItems: 'start',
    gridTemplateColumns: '1fr',
    [theme.breakpoints.up('md')]: {
      gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
    },
  },
}));

/** The widgets that the plugins bring along: what needs someone first, then the rest. */
export function HomeLayout({ widgets }: HomePageLayoutProps) {
  const classes = useStyles();
  const ordered = [...widgets].sort(
    (a, b) => rank(a.node.spec.id) - rank(b.node.spec.id),
  );
  return (
    <>
      <PluginHeader title="Home" icon={<HomeIcon fontSize="inherit" />} />
      <Container>
        <main className={classes.grid}>
          {ordered.map(widget => (
            <div key={widget.node.spec.id}>{widget.component}</div>
          ))}
        </main>
      </Container>
    </>
  );
}

const FIRST = [
  'home-page-widget:agents/needs-attention',
  'home-page-widget:agents/my-agents',
];

function rank(id: string): number {
  const index = FIRST.indexOf(id);
  return index < 0 ? FIRST.length : index;
}
