import { identityApiRef, useApi } from '@backstage/core-plugin-api';
import { useEffect, useState } from 'react';

/** The filter takes no more owners than these. */
const MAXIMUM_OWNERS = 100;

/** The signed-in person and the groups for which they own things. */
export function useOwnership() {
  const identityApi = useApi(identityApiRef);
  const [state, setState] = useState<{ owners?: string[]; error?: Error }>({});

  useEffect(() => {
    let current = true;
    identityApi.getBackstageIdentity().then(
      ({ ownershipEntityRefs }) =>
        current &&
        setState({ owners: ownershipEntityRefs.slice(0, MAXIMUM_OWNERS) }),
      error => current && setState({ error }),
    );
    return () => {
      current = false;
    };
  }, [identityApi]);

  return state;
}
