import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { ServicePreview } from './ServicePreviewApi';

const SHOWN_FINDINGS = 8;

const useStyles = makeStyles(theme => ({
  list: {
    ...theme.typography.body2,
    margin: theme.spacing(0.5, 0),
    overflowWrap: 'anywhere',
    paddingLeft: theme.spacing(2.5),
  },
}));

/** What the checks say of the files: the numbers, then what is wrong, then what was not checked. */
export function CheckList(props: { preview: ServicePreview }) {
  const classes = useStyles();
  const { checks, findings } = props.preview;
  const passed = checks.filter(({ status }) => status === 'passed').length;
  const skipped = checks.filter(({ status }) => status === 'skipped');
  const ran = checks.length - skipped.length;
  return (
    <>
      <Typography variant="body2" role="status">
        {passed} of {ran} checks passed
        {skipped.length > 0 && `, ${skipped.length} not run`}.
      </Typography>
      {findings.length > 0 && (
        <ul className={classes.list} aria-label="Findings">
          {findings
            .slice(0, SHOWN_FINDINGS)
            .map(({ rule, file, line, message, fix }) => (
              <li key={`${rule}:${file}:${line}:${message}`}>
                <code>{line === undefined ? file : `${file}:${line}`}</code>{' '}
                {message}; {fix}
              </li>
            ))}
          {findings.length > SHOWN_FINDINGS && (
            <li>and {findings.length - SHOWN_FINDINGS} more</li>
          )}
        </ul>
      )}
      {skipped.length > 0 && (
        <ul className={classes.list} aria-label="Checks that did not run">
          {skipped.map(({ check, title, reason }) => (
            <li key={check}>
              {title}: {reason ?? 'no reason was given'}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
