import Checkbox from '@material-ui/core/Checkbox';
import FormControl from '@material-ui/core/FormControl';
import InputLabel from '@material-ui/core/InputLabel';
import ListItemText from '@material-ui/core/ListItemText';
import MenuItem from '@material-ui/core/MenuItem';
import Select from '@material-ui/core/Select';
import { makeStyles } from '@material-ui/core/styles';
import { useId } from 'react';
import { nameOf } from './useFacetTitles';

/** A value that a filter can take. */
export interface FilterOption {
  value: string;
  label: string;
  /** Agents that carry it. */
  count?: number;
}

const useStyles = makeStyles(theme => ({
  root: { minWidth: 0, width: '100%' },
  label: { fontSize: theme.typography.body2.fontSize, left: -4 },
  select: {
    backgroundColor: theme.palette.background.paper,
    fontSize: theme.typography.body2.fontSize,
  },
  value: { paddingLeft: theme.spacing(1.25) },
  count: {
    marginLeft: theme.spacing(2),
    color: theme.palette.text.secondary,
    fontVariantNumeric: 'tabular-nums',
  },
}));

/** A choice of several values. */
export function FilterSelect(props: {
  label: string;
  options: FilterOption[];
  selected: readonly string[];
  onChange: (values: string[]) => void;
}) {
  const classes = useStyles();
  const id = useId();
  const { label, selected } = props;
  const options = withSelected(props.options, selected);
  const labelOf = (value: string) =>
    options.find(option => option.value === value)?.label ?? value;
  return (
    <FormControl
      variant="outlined"
      size="small"
      className={classes.root}
      disabled={options.length === 0}
    >
      <InputLabel id={`${id}-label`} className={classes.label}>
        {label}
      </InputLabel>
      <Select
        multiple
        labelId={`${id}-label`}
        id={id}
        label={label}
        className={classes.select}
        classes={{ outlined: classes.value }}
        value={[...selected]}
        onChange={event => props.onChange(event.target.value as string[])}
        renderValue={values => (values as string[]).map(labelOf).join(', ')}
        MenuProps={{ getContentAnchorEl: null }}
      >
        {options.map(option => (
          <MenuItem key={option.value} value={option.value} dense>
            <Checkbox
              size="small"
              color="primary"
              checked={selected.includes(option.value)}
              tabIndex={-1}
              disableRipple
              inputProps={{ 'aria-hidden': true }}
            />
            <ListItemText primary={option.label} />
            {option.count !== undefined && (
              <span className={classes.count}>
                {option.count.toLocaleString('en')}
              </span>
            )}
          </MenuItem>
        ))}
      </Select>
    </FormControl>
  );
}

/** A selected value that no agent carries any more stays visible, so that it can be taken out. */
function withSelected(options: FilterOption[], selected: readonly string[]) {
  const missing = selected.filter(
    value => !options.some(option => option.value === value),
  );
  return [
    ...options,
    ...missing.map(value => ({ value, label: nameOf(value), count: 0 })),
  ];
}
