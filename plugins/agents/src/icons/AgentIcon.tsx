import SvgIcon, { type SvgIconProps } from '@material-ui/core/SvgIcon';

/** The head of a small robot: an AI agent. */
export function AgentIcon(props: SvgIconProps) {
  return (
    <SvgIcon {...props}>
      <path d="M13 5.72V8h5a3 3 0 0 1 3 3v7a3 3 0 0 1-3 3H6a3 3 0 0 1-3-3v-7a3 3 0 0 1 3-3h5V5.72a2 2 0 1 1 2 0zM6 10a1 1 0 0 0-1 1v7a1 1 0 0 0 1 1h12a1 1 0 0 0 1-1v-7a1 1 0 0 0-1-1zm2.5 1.75a1.5 1.5 0 1 1 0 3 1.5 1.5 0 0 1 0-3zm7 0a1.5 1.5 0 1 1 0 3 1.5 1.5 0 0 1 0-3zM8 16.25h8v1.5H8z" />
    </SvgIcon>
  );
}
