import { CodeSnippet } from '@backstage/core-components';
import FormControl from '@material-ui/core/FormControl';
import InputLabel from '@material-ui/core/InputLabel';
import List from '@material-ui/core/List';
import ListItem from '@material-ui/core/ListItem';
import ListItemText from '@material-ui/core/ListItemText';
import NativeSelect from '@material-ui/core/NativeSelect';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import { useState } from 'react';
import type { PreviewedFile } from './ServicePreviewApi';

const languages: Record<string, string> = {
  ts: 'typescript',
  js: 'javascript',
  py: 'python',
  yaml: 'yaml',
  yml: 'yaml',
  json: 'json',
  md: 'markdown',
  sh: 'bash',
};

const useStyles = makeStyles(theme => ({
  root: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 2fr)',
    gap: theme.spacing(1),
    [theme.breakpoints.down('sm')]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  list: { maxHeight: 420, overflow: 'auto', padding: 0 },
  path: { overflowWrap: 'anywhere', fontFamily: 'monospace', fontSize: 12 },
  content: {
    maxHeight: 420,
    overflow: 'auto',
    // The highlighter sets its own style at the element.
    '& code': {
      overflowWrap: 'anywhere',
      whiteSpace: 'pre-wrap !important',
    },
  },
}));

/** The files that would be made, and the text of the chosen one. */
export function FileBrowser(props: { files: PreviewedFile[] }) {
  const { files } = props;
  const classes = useStyles();
  const theme = useTheme();
  const narrow = useMediaQuery(theme.breakpoints.down('sm'), { noSsr: true });
  const [chosen, setChosen] = useState('catalog-info.yaml');
  const file = files.find(({ path }) => path === chosen) ?? files[0];
  if (!file) return null;
  const ending = file.path.split('.').pop() ?? '';
  return (
    <div className={classes.root}>
      {narrow ? (
        <FormControl>
          <InputLabel htmlFor="previewed-file">File</InputLabel>
          <NativeSelect
            inputProps={{ id: 'previewed-file' }}
            value={file.path}
            onChange={event => setChosen(event.target.value)}
          >
            {files.map(({ path }) => (
              <option key={path} value={path}>
                {path}
              </option>
            ))}
          </NativeSelect>
        </FormControl>
      ) : (
        <List className={classes.list} component="nav" dense aria-label="Files">
          {files.map(({ path }) => (
            <ListItem
              key={path}
              button
              selected={path === file.path}
              aria-current={path === file.path}
              onClick={() => setChosen(path)}
            >
              <ListItemText
                classes={{ primary: classes.path }}
                primary={path}
              />
            </ListItem>
          ))}
        </List>
      )}
      <div
        className={classes.content}
        role="region"
        aria-label={`Text of ${file.path}`}
      >
        <CodeSnippet
          text={file.content ?? `${file.bytes} bytes, not shown`}
          language={languages[ending] ?? 'text'}
          showCopyCodeButton={file.content !== undefined}
        />
      </div>
    </div>
  );
}
