import Button from '@material-ui/core/Button';
import IconButton from '@material-ui/core/IconButton';
import type { ReactElement } from 'react';

/** A button with an icon, and with its words where there is room. */
export function ActionButton(props: {
  icon: ReactElement;
  label: string;
  iconOnly: boolean;
  disabled?: boolean;
  onClick: () => void;
}) {
  const { icon, label, iconOnly, disabled, onClick } = props;
  return iconOnly ? (
    <IconButton
      size="small"
      aria-label={label}
      title={label}
      disabled={disabled}
      onClick={onClick}
    >
      {icon}
    </IconButton>
  ) : (
    <Button startIcon={icon} disabled={disabled} onClick={onClick}>
      {label}
    </Button>
  );
}
