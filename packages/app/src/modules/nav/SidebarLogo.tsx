import {
  Link,
  sidebarConfig,
  useSidebarOpenState,
} from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { AgentPortalMark } from './AgentPortalMark';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    alignItems: 'center',
    height: 3 * sidebarConfig.logoHeight,
    marginBottom: -14,
  },
  link: {
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1.5),
    marginLeft: 20,
    whiteSpace: 'nowrap',
    color: theme.palette.navigation.selectedColor,
    fontFamily: theme.typography.fontFamily,
    fontSize: theme.typography.pxToRem(20),
    fontWeight: 'bold',
  },
}));

export function SidebarLogo() {
  const classes = useStyles();
  const { isOpen } = useSidebarOpenState();
  return (
    <div className={classes.root}>
      <Link to="/" underline="none" className={classes.link} aria-label="Home">
        <AgentPortalMark />
        {isOpen && <span>Agent Portal</span>}
      </Link>
    </div>
  );
}
