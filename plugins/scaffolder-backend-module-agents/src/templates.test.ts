import { ScaffolderHarness } from './__testUtils__/ScaffolderHarness';
import { formValues } from './__testUtils__/exampleAnswers';

describe('templates', () => {
  let harness: ScaffolderHarness;

  beforeAll(async () => {
    harness = await ScaffolderHarness.start();
  });
  afterAll(() => harness.stop());

  it.each([
    {
      language: 'typescript' as const,
      has: ['package.json'],
      lacks: ['pyproject.toml'],
    },
    {
      language: 'python' as const,
      has: ['pyproject.toml'],
      lacks: ['package.json'],
    },
  ])('make a service in $language', async ({ language, has, lacks }) => {
    const { status, files, output, text } = await harness.dryRun(
      `agent-service-${language}`,
      formValues,
    );
    expect({ status, text: status === 200 ? '' : text }).toEqual({
      status: 200,
      text: '',
    });
    const paths = [...files.keys()];
    expect(paths).toEqual(
      expect.arrayContaining([
        ...has,
        '.agents/lock.yaml',
        '.env.example',
        '.github/workflows/deliver.yml',
        'catalog-info.yaml',
        'deploy/argocd/production.yaml',
        'docker-compose.staging.yml',
        'observability/prometheus/rules.yaml',
      ]),
    );
    for (const path of lacks) {
      expect(paths).not.toContain(path);
    }
    expect(paths.filter(path => path.endsWith('.liquid'))).toEqual([]);
    expect(output.links?.[0]).toMatchObject({
      entityRef: 'component:default/invoice-checker',
    });
    const sections = output.text?.map(({ title }) => title);
    expect(sections).toEqual([
      'What was made',
      'What was checked',
      'Next steps',
    ]);
    expect(JSON.stringify(output)).not.toContain('undefined');
    expect(JSON.stringify(output)).not.toContain('${{');
  });
});
