import type { Entity } from '@backstage/catalog-model';
import { ScmIntegrations } from '@backstage/integration';
import { mockServices } from '@backstage/backend-test-utils';
import { exampleAnswers, formValues } from '../__testUtils__/exampleAnswers';
import { readTemplate } from '../__testUtils__/templateFiles';
import { planAnswers } from '../actions/planAnswers';
import { readAnswers, withoutEmptyAnswers } from '../answers';
import { renderPlanInput } from './renderPlanInput';

const integrations = ScmIntegrations.fromConfig(mockServices.rootConfig());

function template(input: unknown): Entity {
  return {
    apiVersion: 'scaffolder.backstage.io/v1beta3',
    kind: 'Template',
    metadata: { name: 'mine' },
    spec: {
      steps: [
        { id: 'log', action: 'debug:log' },
        {
          id: 'plan',
          action: 'agents:plan',
          input: JSON.parse(JSON.stringify(input)),
        },
      ],
    },
  };
}

describe('renderPlanInput', () => {
  it.each(['typescript', 'python'] as const)(
    'finds the answers of the template for %s',
    async language => {
      const entity = await readTemplate(`agent-service-${language}`);
      const input = renderPlanInput(entity, { ...formValues, port: 9000 });
      expect(
        readAnswers(withoutEmptyAnswers(planAnswers(input, integrations))),
      ).toEqual(readAnswers({ ...exampleAnswers, language, port: 9000 }));
    },
  );

  it('lets the repository decide when the template publishes to GitHub', async () => {
    const input = renderPlanInput(
      await readTemplate('agent-service-typescript'),
      {
        ...formValues,
        publishTo: 'github',
        repoUrl: 'github.com?owner=acme&repo=invoice-checker',
      },
    );
    expect(planAnswers(input, integrations)).toMatchObject({
      repositoryUrl: 'https://github.com/acme/invoice-checker.git',
    });
  });

  it('follows a template that names its questions in its own way', () => {
    const input = renderPlanInput(
      template({
        language: 'python',
        answers: {
          name: '${{ parameters.component | lower }}',
          port: '${{ parameters.ports[0] }}',
          tools: ['${{ parameters.tool }}', 'search'],
          description: 'Works for ${{ parameters.team }}.',
        },
      }),
      { component: 'READER', ports: [9000], tool: 'fetch', team: 'Finance' },
    );
    expect(input).toEqual({
      language: 'python',
      answers: {
        name: 'reader',
        port: 9000,
        tools: ['fetch', 'search'],
        description: 'Works for Finance.',
      },
    });
  });

  it('takes what a person wrote as text, not as a template', () => {
    const hostile = '${{ parameters.name }} {% for x in [1] %}y{% endfor %}';
    const input = renderPlanInput(
      template({
        parameters: '${{ parameters }}',
        answers: { title: '${{ parameters.title }}' },
      }),
      { name: 'reader', title: hostile },
    );
    expect(input.answers).toEqual({ title: hostile });
    expect(input.parameters).toEqual({ name: 'reader', title: hostile });
  });

  it('leaves open what was not filled in', () => {
    const input = renderPlanInput(
      template({ answers: { name: '${{ parameters.name }}' } }),
      {},
    );
    expect(withoutEmptyAnswers(input.answers ?? {})).toEqual({});
  });

  it('names the template that makes no agent service', () => {
    const entity = template({});
    entity.spec = { steps: [{ action: 'debug:log' }] };
    expect(() => renderPlanInput(entity, {})).toThrow(
      'template:default/mine has no step with the action agents:plan',
    );
    entity.spec = { steps: 'none' };
    expect(() => renderPlanInput(entity, {})).toThrow('has no step');
  });

  it.each([
    [{ answers: { name: '${{ unfinished' } }, 'cannot be worked out'],
    [
      { answers: 'all' },
      'the input of its step agents:plan is not usable: answers',
    ],
  ])('says what is wrong with the input %j', (input, message) => {
    expect(() => renderPlanInput(template(input), {})).toThrow(message);
  });
});
