import type { Entity } from '@backstage/catalog-model';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  type CatalogApi,
  catalogApiRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { Stepper } from '@backstage/plugin-scaffolder-react/alpha';
import type { JsonObject, JsonValue } from '@backstage/types';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  agentName,
  agentPreview,
  kpiTargets,
  rolloutWave,
} from '../scaffolder/fieldOptions';
import {
  type ServicePreviewApi,
  servicePreviewApiRef,
} from '../scaffolder/preview/ServicePreviewApi';

const EXTENSIONS = [agentName, rolloutWave, kpiTargets, agentPreview].map(
  ({ schema, ...options }) => ({ ...options, schema: schema.schema }),
);

const NO_PREVIEW: ServicePreviewApi = {
  preview: () => Promise.reject(new Error('This form has no preview')),
};

/** A form of one step with these fields, in the scaffolder's own stepper. */
export function renderForm(
  properties: JsonObject,
  options: {
    required?: string[];
    entities?: Entity[];
    catalog?: Partial<CatalogApi>;
    preview?: ServicePreviewApi;
    initialState?: Record<string, JsonValue>;
    /** The path of a template's page. */
    at?: string;
  } = {},
) {
  const { required = [], entities = [], at = '/create/form' } = options;
  const onCreate = jest.fn(async (_values: Record<string, JsonValue>) => {});
  const catalog = options.catalog
    ? catalogApiMock.mock(options.catalog)
    : catalogApiMock({ entities });
  jest.spyOn(window, 'scrollTo').mockImplementation();
  renderInTestApp(
    <Stepper
      manifest={{
        title: 'A template',
        steps: [
          { title: 'Step', schema: { type: 'object', required, properties } },
        ],
      }}
      extensions={EXTENSIONS}
      initialState={options.initialState}
      onCreate={onCreate}
    />,
    {
      apis: [
        [catalogApiRef, catalog],
        [servicePreviewApiRef, options.preview ?? NO_PREVIEW],
      ],
      mountPath: at.startsWith('/create/templates/')
        ? '/create/templates/:namespace/:templateName'
        : at,
      initialRouteEntries: [at],
    },
  );
  return { onCreate };
}

/** Leaves the step, and creates if nothing was wrong with it. */
export async function submitForm(): Promise<void> {
  await userEvent.click(await screen.findByRole('button', { name: 'Review' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Create' }));
}
