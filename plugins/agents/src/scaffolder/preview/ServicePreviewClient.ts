import { ResponseError } from '@backstage/errors';
import type { DiscoveryApi, FetchApi } from '@backstage/frontend-plugin-api';
import type { JsonObject } from '@backstage/types';
import type { ServicePreview, ServicePreviewApi } from './ServicePreviewApi';

const ACTION = 'scaffolder:preview-agent-service';

/** Asks the registered action of the scaffolder's agents module. */
export class ServicePreviewClient implements ServicePreviewApi {
  private constructor(
    private readonly discoveryApi: DiscoveryApi,
    private readonly fetchApi: FetchApi,
  ) {}

  static create(options: {
    discoveryApi: DiscoveryApi;
    fetchApi: FetchApi;
  }): ServicePreviewClient {
    return new ServicePreviewClient(options.discoveryApi, options.fetchApi);
  }

  async preview(
    template: string,
    parameters: JsonObject,
    options: { signal?: AbortSignal } = {},
  ): Promise<ServicePreview> {
    const baseUrl = await this.discoveryApi.getBaseUrl('scaffolder');
    const response = await this.fetchApi.fetch(
      `${baseUrl}/.backstage/actions/v1/actions/${encodeURIComponent(
        ACTION,
      )}/invoke`,
      {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ template, parameters, contents: true }),
        signal: options.signal,
      },
    );
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    const { output } = await response.json();
    return output;
  }
}
