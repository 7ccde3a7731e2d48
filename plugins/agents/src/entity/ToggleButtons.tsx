import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';

/** A choice of {@link ToggleButtons}. */
export interface ToggleChoice<T extends string> {
  value: T;
  label: string;
  /** What a screen reader says instead of the label. */
  name?: string;
}

const useStyles = makeStyles(theme => ({
  root: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0.5) },
  button: { textTransform: 'none', minWidth: 0 },
  // Not by colour alone: pressed buttons are bold and have a heavier border.
  pressed: { fontWeight: 700, borderWidth: 2, borderColor: 'currentColor' },
}));

/** Small buttons of which some are pressed. */
export function ToggleButtons<T extends string>(props: {
  label: string;
  choices: readonly ToggleChoice<T>[];
  isPressed: (value: T) => boolean;
  onPress: (value: T) => void;
}) {
  const classes = useStyles();
  return (
    <div role="group" aria-label={props.label} className={classes.root}>
      {props.choices.map(({ value, label, name }) => {
        const pressed = props.isPressed(value);
        return (
          <Button
            key={value}
            size="small"
            variant="outlined"
            aria-pressed={pressed}
            aria-label={name}
            className={
              pressed ? `${classes.button} ${classes.pressed}` : classes.button
            }
            onClick={() => props.onPress(value)}
          >
            {label}
          </Button>
        );
      })}
    </div>
  );
}
