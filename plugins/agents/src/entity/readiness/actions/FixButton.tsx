import type { FixAction } from '@agent-portal/plugin-agents-common';
import { LinkButton } from '@backstage/core-components';
import { useFixAddress } from './useFixAddress';

/** Leads to where a check is mended; nothing when there is no such place. */
export function FixButton(props: { fix: FixAction | undefined }) {
  const addressOf = useFixAddress();
  const { fix } = props;
  const address = fix && addressOf(fix);
  if (!fix || !address) return null;
  return (
    <LinkButton
      to={address}
      size="small"
      variant="outlined"
      style={{ textTransform: 'none' }}
    >
      {fix.title}
    </LinkButton>
  );
}
