import { useApi } from '@backstage/core-plugin-api';
import { useEffect, useState } from 'react';
import { type ExamplePerson, examplePeopleApiRef } from './ExamplePeopleApi';

/** The example people, asked for only where they may be offered. */
export function useExamplePeople(enabled: boolean) {
  const api = useApi(examplePeopleApiRef);
  const [state, setState] = useState<{
    loading: boolean;
    value?: ExamplePerson[];
    error?: Error;
  }>({ loading: enabled });

  useEffect(() => {
    let current = true;
    if (enabled) {
      api.listPeople().then(
        value => current && setState({ loading: false, value }),
        error => current && setState({ loading: false, error }),
      );
    }
    return () => {
      current = false;
    };
  }, [api, enabled]);

  return state;
}
