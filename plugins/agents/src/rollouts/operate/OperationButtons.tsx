import type {
  AllowedOperation,
  RolloutRow,
} from '@agent-portal/plugin-agents-common';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { useId, useState } from 'react';
import { useRolloutStyles } from '../useRolloutStyles';
import { OperateDialog } from './OperateDialog';
import { listWorthShowing } from './listWorthShowing';
import { operationLabel, rolloutTitle } from './operationTexts';

const useStyles = makeStyles(theme => ({
  reasons: {
    ...theme.typography.caption,
    color: theme.palette.textSubtle,
    marginTop: theme.spacing(0.5),
    overflowWrap: 'anywhere',
    '& summary': { cursor: 'pointer' },
    '& p': { margin: theme.spacing(0.5, 0, 0) },
  },
}));

/** What this person may do with the rollout now; what they may not is disabled, with the reason below. */
export function OperationButtons({ row }: { row: RolloutRow }) {
  const classes = { ...useRolloutStyles(), ...useStyles() };
  const id = useId();
  const [open, setOpen] = useState<AllowedOperation>();
  const offered = listWorthShowing(row.operations);
  const refused = offered.filter(({ allowed }) => !allowed);
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
            title={item.allowed ? undefined : item.reason}
            onClick={() => setOpen(item)}
          >
            {operationLabel(row, item)}
          </Button>
        ))}
      </div>
      {refused.length > 0 && (
        <details className={classes.reasons}>
          <summary>
            {refused.length === 1
              ? 'Why one cannot be pressed'
              : `Why ${refused.length} cannot be pressed`}
          </summary>
          {offered.map(
            (item, index) =>
              !item.allowed && (
                <p key={keyOf(item)} id={`${id}-${index}`}>
                  {operationLabel(row, item)}: {item.reason}
                </p>
              ),
          )}
        </details>
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
