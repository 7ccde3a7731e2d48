import { LinkButton } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { AgentIcon } from '../../icons/AgentIcon';
import { createAgentRouteRef } from '../../routes';
import { useImportPath } from '../../useImportPath';

const useStyles = makeStyles(theme => ({
  root: { maxWidth: 640, margin: theme.spacing(6, 'auto') },
  icon: { fontSize: 48, color: theme.palette.text.secondary },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) },
  code: {
    padding: theme.spacing(2),
    margin: theme.spacing(2, 0),
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    borderRadius: theme.shape.borderRadius,
    border: `1px solid ${theme.palette.divider}`,
    backgroundColor: theme.palette.background.paper,
  },
}));

const EXAMPLE = `apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: my-agent
spec:
  type: ai-agent
  lifecycle: experimental
  owner: group:default/my-team
  agent:
    instances:
      - environment: resource:default/production
        url: https://my-agent.example.com`;

/** The fleet before its first agent: how to register one. */
export function NoAgents() {
  const classes = useStyles();
  const importPath = useImportPath();
  const createPage = useRouteRef(createAgentRouteRef);
  return (
    <div className={classes.root}>
      <AgentIcon className={classes.icon} aria-hidden />
      <Typography variant="h5" component="h2" gutterBottom>
        No agents yet
      </Typography>
      <Typography>
        An agent is a component of type <code>ai-agent</code> in the catalog.
        Put this into the <code>catalog-info.yaml</code> of its repository and
        register the file; within a minute the portal measures its health.
      </Typography>
      <pre className={classes.code}>{EXAMPLE}</pre>
      <div className={classes.buttons}>
        {importPath && (
          <LinkButton to={importPath} variant="contained" color="primary">
            Register an agent
          </LinkButton>
        )}
        {createPage && (
          <LinkButton to={createPage()} variant="outlined">
            Create an agent
          </LinkButton>
        )}
      </div>
    </div>
  );
}
