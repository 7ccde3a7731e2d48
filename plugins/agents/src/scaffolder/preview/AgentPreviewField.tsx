import { Progress } from '@backstage/core-components';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import type { JsonObject } from '@backstage/types';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import { useState } from 'react';
import { useParams } from 'react-router-dom';
import { CheckList } from './CheckList';
import { describePreviewFailure } from './describePreviewFailure';
import { FileBrowser } from './FileBrowser';
import { useServicePreview } from './useServicePreview';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'grid',
    gap: theme.spacing(1),
    gridTemplateColumns: 'minmax(0, 1fr)',
  },
  former: { opacity: 0.5 },
}));

/** The files that the template would make, before anything is made. */
export function AgentPreviewField(props: FieldExtensionComponentProps<null>) {
  const classes = useStyles();
  const { namespace = 'default', templateName } = useParams();
  const [wanted, setWanted] = useState(false);
  if (!templateName) {
    // The template editor, which has no template in the catalog to ask about.
    return (
      <Typography variant="body2">
        The files are shown when the form is opened from the catalog.
      </Typography>
    );
  }
  return (
    <section className={classes.root} aria-label="Preview">
      <Typography variant="subtitle1">Preview</Typography>
      {wanted ? (
        <Preview
          template={`template:${namespace}/${templateName}`}
          parameters={formDataOf(props.formContext)}
        />
      ) : (
        <>
          <Typography variant="body2">
            Every file that will be made, and what the checks say of them.
            Nothing is published by looking.
          </Typography>
          <div>
            <Button variant="outlined" onClick={() => setWanted(true)}>
              Show the files
            </Button>
          </div>
        </>
      )}
    </section>
  );
}

function Preview(props: { template: string; parameters: JsonObject }) {
  const classes = useStyles();
  const [attempt, setAttempt] = useState(0);
  const { loading, error, preview } = useServicePreview({ ...props, attempt });
  if (error) {
    return (
      <Alert
        severity="error"
        action={
          <Button
            color="inherit"
            size="small"
            onClick={() => setAttempt(attempt + 1)}
          >
            Try again
          </Button>
        }
      >
        {describePreviewFailure(error)}
      </Alert>
    );
  }
  if (!preview) {
    return <Progress />;
  }
  return (
    <div
      className={loading ? `${classes.root} ${classes.former}` : classes.root}
      aria-busy={loading}
    >
      <Typography variant="body2">
        {preview.files.length === 0
          ? 'No files will be made.'
          : `${preview.files.length} files will be made.`}
      </Typography>
      <CheckList preview={preview} />
      <FileBrowser files={preview.files} />
    </div>
  );
}

function formDataOf(context: unknown): JsonObject {
  const formData: unknown =
    typeof context === 'object' && context !== null
      ? Reflect.get(context, 'formData')
      : undefined;
  return typeof formData === 'object' && formData !== null
    ? (formData as JsonObject)
    : {};
}
