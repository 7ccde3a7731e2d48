import Button from '@material-ui/core/Button';
import ButtonGroup from '@material-ui/core/ButtonGroup';
import ViewColumn from '@material-ui/icons/ViewColumn';
import ViewList from '@material-ui/icons/ViewList';
import type { FleetView } from '../view/fleetView';

const LAYOUTS = [
  { layout: 'table', word: 'Table', Icon: ViewList },
  { layout: 'board', word: 'Board', Icon: ViewColumn },
] as const;

/** Table or board. */
export function LayoutSwitch(props: {
  layout: FleetView['layout'];
  onChange: (layout: FleetView['layout']) => void;
  iconOnly: boolean;
}) {
  return (
    <ButtonGroup aria-label="Layout">
      {LAYOUTS.map(({ layout, word, Icon }) => (
        <Button
          key={layout}
          aria-label={word}
          aria-pressed={layout === props.layout}
          variant={layout === props.layout ? 'contained' : 'outlined'}
          disableElevation
          startIcon={props.iconOnly ? undefined : <Icon />}
          onClick={() => props.onChange(layout)}
        >
          {props.iconOnly ? <Icon /> : word}
        </Button>
      ))}
    </ButtonGroup>
  );
}
