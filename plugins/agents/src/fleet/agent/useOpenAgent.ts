import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import { type MouseEvent, useCallback } from 'react';
import { useNavigate } from 'react-router-dom';

/**
 * Opens an agent's catalog page when its row is clicked. Links and buttons in the row keep their
 * own effect, and selecting text opens nothing.
 */
export function useOpenAgent(ref: string) {
  const link = useEntityRefLink();
  const navigate = useNavigate();
  return useCallback(
    (event: MouseEvent<HTMLElement>) => {
      const target = event.target as HTMLElement;
      if (target.closest('a, button')) return;
      if (window.getSelection()?.toString()) return;
      if (event.metaKey || event.ctrlKey) window.open(link(ref), '_blank');
      else navigate(link(ref));
    },
    [link, navigate, ref],
  );
}
