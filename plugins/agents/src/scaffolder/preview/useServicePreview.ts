import { useApi } from '@backstage/core-plugin-api';
import type { JsonObject } from '@backstage/types';
import { useEffect, useState } from 'react';
import { type ServicePreview, servicePreviewApiRef } from './ServicePreviewApi';

const PAUSE_MS = 400;

/** How far a preview is. What was known before stays while it is asked again. */
export type PreviewState = {
  loading: boolean;
  error?: Error;
  preview?: ServicePreview;
};

/**
 * What the template would make of the parameters. Asks again when they changed in
 * content and then stay for a moment, and gives up the question before.
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
  const [state, setState] = useState<PreviewState>({ loading: true });

  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    setState(({ preview }) => ({ loading: true, preview }));
    const timer = setTimeout(() => {
      api.preview(template, JSON.parse(parameters), { signal }).then(
        preview => {
          if (!signal.aborted) setState({ loading: false, preview });
        },
        error => {
          if (!signal.aborted) setState({ loading: false, error });
        },
      );
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [api, template, parameters, attempt]);

  return state;
}
