import FormControlLabel from '@material-ui/core/FormControlLabel';
import Switch from '@material-ui/core/Switch';
import { useId } from 'react';
import { useRolloutStyles } from '../../rollouts/useRolloutStyles';
import { browserPushDevice, type PushDevice } from './PushDevice';
import { usePushSwitch } from './usePushSwitch';

/** Has this browser told of P0 and P1 while the portal is closed; says why where it cannot. */
export function PushSwitch(props: { device?: PushDevice }) {
  const classes = useRolloutStyles();
  const id = useId();
  const { on, busy, obstacle, problem, turn } = usePushSwitch(
    props.device ?? browserPushDevice,
  );
  return (
    <section aria-label="On this device">
      <FormControlLabel
        control={
          <Switch
            color="primary"
            checked={on}
            disabled={busy || (obstacle !== undefined && !on)}
            onChange={event => turn(event.target.checked)}
            inputProps={{ 'aria-describedby': obstacle ? id : undefined }}
          />
        }
        label="Tell me of P0 and P1 on this device"
      />
      {obstacle && (
        <p id={id} className={`${classes.text} ${classes.subtle}`}>
          {obstacle}
        </p>
      )}
      {problem && (
        <p role="alert" className={classes.text}>
          That did not work: {problem}
        </p>
      )}
    </section>
  );
}
