import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { useState } from 'react';
import { StartRolloutDialog } from './StartRolloutDialog';

const useStyles = makeStyles({ button: { textTransform: 'none' } });

/** Opens the dialog that starts a rollout; of one agent where it is on the agent's page. */
export function StartRolloutButton(props: { agent?: string }) {
  const classes = useStyles();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="contained"
        color="primary"
        className={classes.button}
        onClick={() => setOpen(true)}
      >
        Start a rollout
      </Button>
      {open && (
        <StartRolloutDialog
          agent={props.agent}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
