import Button from '@material-ui/core/Button';
import { useState } from 'react';
import { useRolloutStyles } from '../useRolloutStyles';
import { StartRolloutDialog } from './StartRolloutDialog';

/** Opens the dialog that starts a rollout; of one agent where it is on the agent's page. */
export function StartRolloutButton(props: { agent?: string }) {
  const classes = useRolloutStyles();
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
