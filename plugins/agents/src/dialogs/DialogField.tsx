import TextField, {
  type StandardTextFieldProps,
} from '@material-ui/core/TextField';
import { useId } from 'react';

/** As long as the API takes. */
const LONGEST = 2_000;

/** A field of a dialog, which its label names. */
export function DialogField(
  props: Omit<StandardTextFieldProps, 'onChange'> & {
    onChange: (value: string) => void;
  },
) {
  const id = useId();
  const { onChange, inputProps, ...rest } = props;
  return (
    <TextField
      id={id}
      inputProps={{ maxLength: LONGEST, ...inputProps }}
      onChange={event => onChange(event.target.value)}
      {...rest}
    />
  );
}
