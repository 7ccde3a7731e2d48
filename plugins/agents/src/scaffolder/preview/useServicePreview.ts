import { useApi } from '@backstage/core-plugin-api';
import type { JsonObject } from '@backstage/types';
import { useEffect, useState } from 'react';
import { type ServicePreview, servicePreviewApiRef } from './ServicePreviewApi';

/** How far a preview is. */
export type PreviewState =
  | { status: 'loading' }
  | { status: 'failed'; error: Error }
  | { status: 'ready'; preview: ServicePreview };

/**
 * What the template would make of the parameters. Asks again whenever they change in
 * content, and gives up the question before.
 *
 * @param attempt - A number to raise when the person asks again.
 */
export function useServicePreview(options: {
  template: string;
  parameters: JsonObject;
  attempt: number;
}): PreviewState {
  const { template, attempt } = options;
  const api = useApi(servicePreviewApiRef);
  const parameters = JSON.stringify(options.parameters);
  const [state, setState] = useState<PreviewState>({ status: 'loading' });

  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    setState({ status: 'loading' });
    api.preview(template, JSON.parse(parameters), { signal }).then(
      preview => {
        if (!signal.aborted) setState({ status: 'ready', preview });
      },
      error => {
        if (!signal.aborted) setState({ status: 'failed', error });
      },
    );
    return () => controller.abort();
  }, [api, template, parameters, attempt]);

  return state;
}
