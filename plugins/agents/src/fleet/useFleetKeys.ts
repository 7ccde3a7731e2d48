import { type RefObject, useEffect } from 'react';
import { AGENT_LINK_ATTRIBUTE } from './agent/AgentName';

/**
 * The keys of the fleet page: j and k go to the next and the previous agent, Enter opens it (it
 * is a focused link), / goes to the search.
 */
export function useFleetKeys(
  list: RefObject<HTMLElement>,
  search: RefObject<HTMLInputElement>,
): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.defaultPrevented || takesText(event.target)) return;
      if (event.key === '/') {
        event.preventDefault();
        search.current?.focus();
      } else if (event.key === 'j' || event.key === 'k') {
        if (list.current) move(list.current, event.key === 'j' ? 1 : -1);
      }
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [list, search]);
}

function move(list: HTMLElement, step: 1 | -1): void {
  const links = [
    ...list.querySelectorAll<HTMLElement>(`[${AGENT_LINK_ATTRIBUTE}]`),
  ];
  const current = links.findIndex(link => link === document.activeElement);
  const start = step === 1 ? 0 : links.length - 1;
  const next = links[current < 0 ? start : current + step];
  next?.focus();
  next?.scrollIntoView?.({ block: 'nearest' });
}

/** Whether a key pressed there is text, or meant for a dialog or a list. */
export function takesText(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      Boolean(
        target.closest(
          'input, textarea, select, [role="listbox"], [role="dialog"], [role="menu"]',
        ),
      ))
  );
}
