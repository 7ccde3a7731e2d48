import LinkIcon from '@material-ui/icons/Link';
import { useEffect, useState } from 'react';
import { ActionButton } from './ActionButton';

const SHOWN_MS = 4_000;

/** Copies the address of the view; whoever opens it sees the same. */
export function CopyLinkButton({ iconOnly }: { iconOnly: boolean }) {
  const [outcome, setOutcome] = useState<'copied' | 'refused'>();

  useEffect(() => {
    if (!outcome) return undefined;
    const timer = setTimeout(() => setOutcome(undefined), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [outcome]);

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(window.location.href);
      setOutcome('copied');
    } catch {
      setOutcome('refused');
    }
  };

  return (
    <>
      <ActionButton
        icon={<LinkIcon />}
        label="Copy link"
        iconOnly={iconOnly}
        onClick={copy}
      />
      <span role="status">
        {outcome === 'copied' && 'Link copied'}
        {outcome === 'refused' &&
          'The browser refused; copy the address instead'}
      </span>
    </>
  );
}
