import { useApiHolder } from '@backstage/core-plugin-api';
import {
  defaultEntityPresentation,
  entityPresentationApiRef,
} from '@backstage/plugin-catalog-react';
import { useEffect, useState } from 'react';

/**
 * What the portal calls many entities at once: the same names as its links show. Until an entity
 * is loaded, and where it cannot be, the name in its reference stands in.
 */
export function useEntityTitles(
  refs: readonly string[],
): (ref: string) => string {
  const presentations = useApiHolder().get(entityPresentationApiRef);
  const [titles, setTitles] = useState<ReadonlyMap<string, string>>(new Map());
  const key = JSON.stringify(refs);

  useEffect(() => {
    if (!presentations) return undefined;
    let current = true;
    const load = async (asked: string[]) => {
      const loaded = await Promise.allSettled(
        asked.map(ref => presentations.forEntity(ref, contextOf(ref)).promise),
      );
      if (!current) return;
      setTitles(
        new Map(
          loaded.flatMap((result, index) =>
            result.status === 'fulfilled'
              ? [[asked[index], result.value.primaryTitle]]
              : [],
          ),
        ),
      );
    };
    load(JSON.parse(key));
    return () => {
      current = false;
    };
  }, [presentations, key]);

  return ref =>
    titles.get(ref) ??
    defaultEntityPresentation(ref, contextOf(ref)).primaryTitle;
}

/** Its own kind goes without saying: the filter says what its values are. */
function contextOf(ref: string) {
  return ref.includes(':') ? { defaultKind: ref.split(':')[0] } : {};
}
