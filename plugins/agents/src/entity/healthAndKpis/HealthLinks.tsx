import type { AlertLink } from '@agent-portal/plugin-agents-common';
import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(theme => ({
  root: {
    ...theme.typography.body2,
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0.5, 2),
    listStyle: 'none',
    margin: theme.spacing(0, 0, 1),
    padding: 0,
  },
}));

/** Dashboards and consoles that the catalog names for an agent. */
export function HealthLinks(props: { links: readonly AlertLink[] }) {
  const classes = useStyles();
  if (props.links.length === 0) return <></>;
  return (
    <ul className={classes.root} aria-label="Dashboards and consoles">
      {props.links.map(({ title, url }) => (
        <li key={url}>
          <Link to={url}>{title}</Link>
        </li>
      ))}
    </ul>
  );
}
