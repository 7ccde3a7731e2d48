import IconButton from '@material-ui/core/IconButton';
import InputAdornment from '@material-ui/core/InputAdornment';
import OutlinedInput from '@material-ui/core/OutlinedInput';
import { makeStyles } from '@material-ui/core/styles';
import Clear from '@material-ui/icons/Clear';
import Search from '@material-ui/icons/Search';
import { type RefObject, useEffect, useRef, useState } from 'react';

/** How long typing must rest before it is asked for. */
export const SEARCH_DELAY_MS = 250;

const useStyles = makeStyles(theme => ({
  root: { backgroundColor: theme.palette.background.paper },
  input: {
    padding: theme.spacing(1.25, 1),
    // The button clears it; browsers would add one of their own.
    '&::-webkit-search-cancel-button': { display: 'none' },
  },
}));

/** The text search; what is typed goes into the address once typing rests. */
export function SearchField(props: {
  text: string;
  onChange: (text: string) => void;
  inputRef: RefObject<HTMLInputElement>;
}) {
  const classes = useStyles();
  const { text, onChange, inputRef } = props;
  const [draft, setDraft] = useState(text);
  const sent = useRef(text);

  // Back and cleared filters change the text from outside.
  useEffect(() => {
    if (text === sent.current) return;
    sent.current = text;
    setDraft(text);
  }, [text]);

  useEffect(() => {
    if (draft === sent.current) return undefined;
    const timer = setTimeout(() => {
      sent.current = draft;
      onChange(draft);
    }, SEARCH_DELAY_MS);
    return () => clearTimeout(timer);
  }, [draft, onChange]);

  return (
    <OutlinedInput
      fullWidth
      className={classes.root}
      classes={{ input: classes.input }}
      value={draft}
      placeholder="Search agents"
      inputRef={inputRef}
      inputProps={{
        'aria-label': 'Search agents by name, owner, system or family',
        'aria-keyshortcuts': '/',
        type: 'search',
        maxLength: 200,
      }}
      onChange={event => setDraft(event.target.value)}
      startAdornment={
        <InputAdornment position="start">
          <Search fontSize="small" />
        </InputAdornment>
      }
      endAdornment={
        draft && (
          <IconButton
            size="small"
            aria-label="Clear the search"
            onClick={() => setDraft('')}
          >
            <Clear fontSize="small" />
          </IconButton>
        )
      }
    />
  );
}
