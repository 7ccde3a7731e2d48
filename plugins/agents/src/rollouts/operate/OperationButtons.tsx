import type {
  AllowedOperation,
  RolloutRow,
} from '@agent-portal/plugin-agents-common';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { useId, useState } from 'react';
import { useRolloutStyles } from '../useRolloutStyles';
import { OperateDialog } from './OperateDialog';
import { operationLabel, rolloutTitle } from './operationTexts';

const useStyles = makeStyles(theme => ({
  reasons: {
    ...theme.typography.caption,
    color: theme.palette.textSubtle,
    margin: theme.spacing(0.5, 0, 0),
    overflowWrap: 'anywhere',
  },
}));

/** What this person may do with the rollout now; what they may not is disabled, with the reason. */
export function OperationButtons({ row }: { row: RolloutRow }) {
  const classes = { ...useRolloutStyles(), ...useStyles() };
  const id = useId();
  const [open, setOpen] = useState<AllowedOperation>();
  // Nothing to press and nothing to explain is not worth a button.
  const offered = row.operations.filter(
    ({ allowed, reason }) => allowed || reason,
  );
  return (
    <>
      <div
        className={classes.buttons}
        role="group"
        aria-label={`What you may do with ${rolloutTitle(row)}`}
      >
        {offered.map((item, index) => (
          <Button
            key={keyOf(item)}
            size="small"
            variant={item.operation === 'approve' ? 'contained' : 'outlined'}
            color={item.operation === 'approve' ? 'primary' : 'default'}
            className={classes.button}
            disabled={!item.allowed}
            aria-label={`${operationLabel(row, item)}, ${rolloutTitle(row)}`}
            aria-describedby={item.allowed ? undefined : `${id}-${index}`}
            onClick={() => setOpen(item)}
          >
            {operationLabel(row, item)}
          </Button>
        ))}
      </div>
      {offered.map(
        (item, index) =>
          !item.allowed && (
            <p
              key={keyOf(item)}
              id={`${id}-${index}`}
              className={classes.reasons}
            >
              {operationLabel(row, item)}: {item.reason}
            </p>
          ),
      )}
      {open && (
        <OperateDialog
          row={row}
          offered={open}
          onClose={() => setOpen(undefined)}
        />
      )}
    </>
  );
}

function keyOf({ operation, gate, signal }: AllowedOperation): string {
  return [operation, gate, signal].join(' ');
}
