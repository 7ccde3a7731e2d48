import type { AgentProblem } from '@agent-portal/plugin-agents-common';
import { makeStyles } from '@material-ui/core/styles';
import Warning from '@material-ui/icons/ReportProblemOutlined';

const useStyles = makeStyles(theme => ({
  root: {
    ...theme.typography.body2,
    display: 'flex',
    gap: theme.spacing(1),
    color: theme.palette.text.primary,
    borderLeft: `4px solid ${theme.palette.status.warning}`,
    paddingLeft: theme.spacing(1),
    marginBottom: theme.spacing(2),
    overflowWrap: 'anywhere',
  },
  icon: { color: theme.palette.status.warning, flexShrink: 0 },
  heading: { ...theme.typography.subtitle2, fontWeight: 700, margin: 0 },
  list: { margin: 0, paddingLeft: theme.spacing(2.5) },
  fix: { display: 'block' },
}));

/** What is wrong with the catalog entry: the field, the value seen, and what to do. */
export function ProblemList(props: { problems: readonly AgentProblem[] }) {
  const classes = useStyles();
  const { problems } = props;
  if (problems.length === 0) return null;
  return (
    <section
      className={classes.root}
      aria-label="Problems with the catalog entry"
    >
      <Warning className={classes.icon} aria-hidden />
      <div>
        <p className={classes.heading}>
          {problems.length === 1
            ? '1 problem with the catalog entry'
            : `${problems.length} problems with the catalog entry`}
        </p>
        <ul className={classes.list}>
          {problems.map(problem => (
            <li key={`${problem.path} ${problem.message}`}>
              <code>{problem.path}</code>
              {problem.value !== undefined && (
                <>
                  : <code>{problem.value}</code>
                </>
              )}{' '}
              {problem.message}
              {problem.fix && (
                <span className={classes.fix}>To fix it: {problem.fix}</span>
              )}
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
