import type { ReplayPolicy } from '@agent-portal/plugin-agents-common';
import { useReplayRollout } from '@agent-portal/plugin-agents-react';
import Button from '@material-ui/core/Button';
import { failureText } from '../../dialogs/failureText';
import { useRolloutStyles } from '../useRolloutStyles';
import { ReplayResult } from './ReplayResult';

/** Decides the rollout once more from what was recorded, by its own policy or the present one. */
export function ReplaySection({ id }: { id: string }) {
  const classes = useRolloutStyles();
  const { mutate, data, error, isPending, variables } = useReplayRollout();
  const button = (policy: ReplayPolicy, label: string) => (
    <Button
      className={classes.button}
      size="small"
      variant="outlined"
      disabled={isPending}
      onClick={() => mutate({ id, policy })}
    >
      {isPending && variables?.policy === policy ? 'Replaying…' : label}
    </Button>
  );
  return (
    <section aria-label="Replay">
      <h2 className={classes.heading}>Replay</h2>
      <p className={classes.text}>
        Decides everything once more from what was recorded: by the policy of
        then it must come out the same; by the present policy it says what would
        have been done. Nothing is changed.
      </p>
      <div className={classes.buttons}>
        {button('recorded', 'Replay as recorded')}
        {button('present', 'Replay by the present policy')}
      </div>
      {error && (
        <p role="alert" className={classes.text}>
          It could not be replayed: {failureText(error)}
        </p>
      )}
      {data && !isPending && <ReplayResult replay={data} />}
    </section>
  );
}
