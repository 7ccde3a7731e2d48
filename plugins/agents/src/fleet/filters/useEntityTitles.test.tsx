import { TestApiProvider } from '@backstage/test-utils';
import {
  defaultEntityPresentation,
  entityPresentationApiRef,
} from '@backstage/plugin-catalog-react';
import { renderHook, waitFor } from '@testing-library/react';
import type { PropsWithChildren } from 'react';
import { useEntityTitles } from './useEntityTitles';

const TITLED = 'group:default/data-team';
const GONE = 'group:default/gone';

const presentations = {
  forEntity: (entity: unknown) => {
    const snapshot = defaultEntityPresentation(String(entity));
    return {
      snapshot,
      promise:
        entity === GONE
          ? Promise.reject(new Error('no such entity'))
          : Promise.resolve({ ...snapshot, primaryTitle: 'Data Team' }),
    };
  },
};

function wrapper({ children }: PropsWithChildren<{}>) {
  return (
    <TestApiProvider apis={[[entityPresentationApiRef, presentations]]}>
      {children}
    </TestApiProvider>
  );
}

describe('useEntityTitles', () => {
  it('gives the titles of the catalog, and the name where there is none', async () => {
    const { result } = renderHook(() => useEntityTitles([TITLED, GONE]), {
      wrapper,
    });
    expect(result.current(TITLED)).toBe('data-team');
    await waitFor(() => expect(result.current(TITLED)).toBe('Data Team'));
    expect(result.current(GONE)).toBe('gone');
  });
});
