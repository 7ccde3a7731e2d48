import { type RefObject, useEffect } from 'react';
import { takesText } from '../../fleet/useFleetKeys';
import { ALERT_LINK_ATTRIBUTE } from '../card/AlertCard';
import { ACKNOWLEDGE_ATTRIBUTE } from '../operate/AcknowledgeButton';

/**
 * The keys of the alerts page: j and k go to the next and the previous alert, a acknowledges the one
 * that has the focus, Enter opens it (it is a focused link).
 */
export function useAlertKeys(list: RefObject<HTMLElement>): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.defaultPrevented || takesText(event.target)) return;
      if (!list.current) return;
      if (event.key === 'j') move(list.current, 1);
      else if (event.key === 'k') move(list.current, -1);
      else if (event.key === 'a' && !event.repeat) acknowledge(list.current);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [list]);
}

function move(list: HTMLElement, step: 1 | -1): void {
  const cards = [...list.querySelectorAll<HTMLElement>('article')];
  const current = cards.findIndex(card =>
    card.contains(document.activeElement),
  );
  const start = step === 1 ? 0 : cards.length - 1;
  const next = cards[current < 0 ? start : current + step];
  next?.querySelector<HTMLElement>(`[${ALERT_LINK_ATTRIBUTE}]`)?.focus();
  next?.scrollIntoView?.({ block: 'nearest' });
}

/** Presses the button, so that the key can do nothing that the button cannot. */
function acknowledge(list: HTMLElement): void {
  const card = document.activeElement?.closest('article');
  if (!card || !list.contains(card)) return;
  card.querySelector<HTMLElement>(`[${ACKNOWLEDGE_ATTRIBUTE}]`)?.click();
}
