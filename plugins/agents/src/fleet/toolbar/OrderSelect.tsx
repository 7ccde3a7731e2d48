import type { FleetOrderField } from '@agent-portal/plugin-agents-common';
import NativeSelect from '@material-ui/core/NativeSelect';
import IconButton from '@material-ui/core/IconButton';
import { makeStyles } from '@material-ui/core/styles';
import ArrowDownward from '@material-ui/icons/ArrowDownward';
import ArrowUpward from '@material-ui/icons/ArrowUpward';
import { ORDER_WORDS } from '../table/columns';
import { ORDER_FIELDS } from '../view/fleetView';
import type { FleetViewState } from '../view/useFleetView';

const useStyles = makeStyles({
  root: { display: 'flex', alignItems: 'center' },
});

/** The order of the list, where there are no headings to click. */
export function OrderSelect({ state }: { state: FleetViewState }) {
  const classes = useStyles();
  const { orderBy, order } = state.view;
  const fields = Object.keys(ORDER_FIELDS) as FleetOrderField[];
  const select = (value: string) => {
    const field = fields.find(candidate => candidate === value);
    if (field && field !== orderBy) state.sortBy(field);
  };
  return (
    <div className={classes.root}>
      <NativeSelect
        value={orderBy}
        inputProps={{ 'aria-label': 'Order by' }}
        onChange={event => select(event.target.value)}
      >
        {fields.map(field => (
          <option key={field} value={field}>
            {ORDER_WORDS[field]}
          </option>
        ))}
      </NativeSelect>
      <IconButton
        size="small"
        aria-label={
          order === 'asc'
            ? 'Ascending; turn to descending'
            : 'Descending; turn to ascending'
        }
        onClick={() => state.sortBy(orderBy)}
      >
        {order === 'asc' ? <ArrowUpward /> : <ArrowDownward />}
      </IconButton>
    </div>
  );
}
