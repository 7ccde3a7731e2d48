import { LinkButton } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useImportPath } from '../../useImportPath';

const useStyles = makeStyles(theme => ({
  root: { maxWidth: 640, margin: theme.spacing(6, 'auto') },
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

const EXAMPLE = `apiVersion: agentportal.dev/v1alpha1
kind: Scorecard
metadata:
  name: production
spec:
  owner: group:default/my-team
  version: 1.0.0
  levels:
    - id: ready
      title: Ready
  checks:
    - id: test-coverage
      title: Test coverage
      level: ready
      condition:
        fact: kpi.test-coverage
        operator: greaterThan
        value: 0.8`;

/** Readiness before the first scorecard: how to write one. */
export function NoScorecards() {
  const classes = useStyles();
  const importPath = useImportPath();
  return (
    <div className={classes.root}>
      <Typography variant="h5" component="h2" gutterBottom>
        No scorecards yet
      </Typography>
      <Typography>
        A scorecard says what agents have to show for each level of readiness.
        It is a file in Git; register it in the catalog, and within a minute
        every agent is judged by it.
      </Typography>
      <pre className={classes.code}>{EXAMPLE}</pre>
      {importPath && (
        <LinkButton to={importPath} variant="contained" color="primary">
          Register a scorecard
        </LinkButton>
      )}
    </div>
  );
}
