/**
 * @jest-environment-options {"customExportConditions": [""]}
 */
import { mockApis } from '@backstage/frontend-test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { renderForm } from '../../__testUtils__/renderForm';
import type { ServicePreview } from './ServicePreviewApi';
import { ServicePreviewClient } from './ServicePreviewClient';

const PROPERTIES = {
  title: { type: 'string', title: 'Title' },
  preview: { type: 'null', title: 'Preview', 'ui:field': 'AgentPreview' },
};
const AT = '/create/templates/default/agent-service-typescript';
const ADDRESS =
  'http://localhost:7007/api/scaffolder/.backstage/actions/v1/actions/scaffolder%3Apreview-agent-service/invoke';

const PREVIEW: ServicePreview = {
  files: [
    { path: 'catalog-info.yaml', bytes: 14, content: 'kind: <script>' },
    { path: 'package-lock.json', bytes: 300_000 },
    { path: 'src/main.ts', bytes: 9, content: 'let me = 1' },
  ],
  checks: [
    { check: 'json', title: 'JSON can be read', status: 'passed', files: 2 },
    {
      check: 'promtool',
      title: 'Prometheus accepts the rules',
      status: 'skipped',
      files: 0,
      reason: 'promtool is not installed',
    },
    { check: 'ports', title: 'Ports agree', status: 'failed', files: 3 },
  ],
  findings: [
    {
      rule: 'ports',
      file: 'Dockerfile',
      line: 7,
      message: 'exposes 8081, and the service listens on 8080',
      fix: 'expose 8080',
    },
  ],
};

const server = setupServer();
const asked: unknown[] = [];

function answer(respond: () => Response | Promise<Response>) {
  server.use(
    http.post(ADDRESS, async ({ request }) => {
      asked.push(await request.json());
      return respond();
    }),
  );
}

function render(at = AT) {
  renderForm(PROPERTIES, {
    at,
    preview: ServicePreviewClient.create({
      discoveryApi: mockApis.discovery({ baseUrl: 'http://localhost:7007' }),
      fetchApi: mockApis.fetch(),
    }),
  });
}

async function showFiles() {
  await userEvent.click(
    await screen.findByRole('button', { name: 'Show the files' }),
  );
}

describe('AgentPreviewField', () => {
  beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
  beforeEach(() => asked.splice(0));
  afterEach(() => server.resetHandlers());
  afterAll(() => server.close());

  it('asks for nothing until it is wanted, then shows files and what the checks say', async () => {
    answer(() => HttpResponse.json({ output: PREVIEW }));
    render();
    await userEvent.type(await screen.findByRole('textbox'), 'Invoices');
    expect(asked).toEqual([]);
    await showFiles();
    expect(
      await screen.findByText('3 files will be made.'),
    ).toBeInTheDocument();
    expect(asked).toEqual([
      {
        template: 'template:default/agent-service-typescript',
        parameters: expect.objectContaining({ title: 'Invoices' }),
        contents: true,
      },
    ]);
    expect(screen.getByRole('status')).toHaveTextContent(
      '1 of 2 checks passed, 1 not run.',
    );
    expect(
      within(screen.getByRole('list', { name: 'Findings' })).getByRole(
        'listitem',
      ),
    ).toHaveTextContent(
      'Dockerfile:7 exposes 8081, and the service listens on 8080; expose 8080',
    );
    expect(
      screen.getByText(
        'Prometheus accepts the rules: promtool is not installed',
      ),
    ).toBeInTheDocument();
  });

  it('shows the text of the chosen file, markup as text, by keyboard too', async () => {
    answer(() => HttpResponse.json({ output: PREVIEW }));
    render();
    await showFiles();
    expect(
      await screen.findByRole('region', { name: 'Text of catalog-info.yaml' }),
    ).toHaveTextContent('kind: <script>');
    screen.getByRole('button', { name: 'src/main.ts' }).focus();
    await userEvent.keyboard('{Enter}');
    expect(
      screen.getByRole('region', { name: 'Text of src/main.ts' }),
    ).toHaveTextContent('let me = 1');
    await userEvent.click(
      screen.getByRole('button', { name: 'package-lock.json' }),
    );
    expect(
      screen.getByRole('region', { name: 'Text of package-lock.json' }),
    ).toHaveTextContent('300000 bytes, not shown');
  });

  it('keeps what it shows while it asks again for changed answers', async () => {
    let count = 0;
    answer(async () => {
      count += 1;
      return HttpResponse.json({
        output: { ...PREVIEW, files: PREVIEW.files.slice(0, count) },
      });
    });
    render();
    await showFiles();
    const first = await screen.findByText('1 files will be made.');
    await userEvent.type(screen.getByRole('textbox'), 'New');
    expect(first).toBeInTheDocument();
    expect(
      await screen.findByText('2 files will be made.'),
    ).toBeInTheDocument();
    expect(asked).toHaveLength(2);
    expect(asked[1]).toMatchObject({ parameters: { title: 'New' } });
  });

  it('says which answer cannot be used, and asks again when told to', async () => {
    answer(() =>
      HttpResponse.json(
        {
          error: {
            name: 'InputError',
            message: 'Answers are not usable: title must not be empty',
          },
          response: { statusCode: 400 },
        },
        { status: 400 },
      ),
    );
    render();
    await showFiles();
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent(
      'Answers are not usable: title must not be empty. Go back and change it.',
    );
    expect(alert).not.toHaveTextContent('Request failed');
    answer(() => HttpResponse.json({ output: PREVIEW }));
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByText('3 files will be made.'),
    ).toBeInTheDocument();
  });

  it.each([
    [401, 'Your session has ended. Sign in again.'],
    [403, 'You may not use this template.'],
    [500, 'You can go on without it'],
  ])('says what to do about status %d', async (status, text) => {
    answer(() => HttpResponse.json({ error: { message: 'no' } }, { status }));
    render();
    await showFiles();
    expect(await screen.findByRole('alert')).toHaveTextContent(text);
  });

  it('says so when the portal does not answer', async () => {
    answer(() => HttpResponse.error());
    render();
    await showFiles();
    expect(await screen.findByRole('alert')).toHaveTextContent(
      /^The portal could not be reached: .*Check the connection/,
    );
  });

  it('says so when there is nothing to make', async () => {
    answer(() =>
      HttpResponse.json({ output: { files: [], checks: [], findings: [] } }),
    );
    render();
    await showFiles();
    expect(
      await screen.findByText('No files will be made.'),
    ).toBeInTheDocument();
    expect(screen.queryByRole('region', { name: /^Text of/ })).toBeNull();
  });

  it('has nothing to ask about outside of a template of the catalog', async () => {
    render('/create/edit');
    expect(
      await screen.findByText(/shown when the form is opened from the catalog/),
    ).toBeInTheDocument();
    await waitFor(() => expect(asked).toEqual([]));
  });
});
