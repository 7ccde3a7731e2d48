import { exampleAnswers, formValues } from '../__testUtils__/exampleAnswers';
import { formAnswers } from './formAnswers';
import { readAnswers } from './readAnswers';
import { withoutEmptyAnswers } from './withoutEmptyAnswers';

function read(form: Record<string, unknown>) {
  return readAnswers(withoutEmptyAnswers(formAnswers(form)));
}

describe('formAnswers', () => {
  it('turns a form into answers', () => {
    expect(read({ ...formValues, language: 'typescript' })).toEqual(
      readAnswers(exampleAnswers),
    );
  });

  it('takes the wave from its plan', () => {
    const rollout = { plan: 'rolloutplan:default/all', wave: '2.1' };
    expect(
      read({ ...formValues, language: 'python', rollout }).rollout,
    ).toEqual({ strategy: 'canary', ...rollout });
  });

  it.each([undefined, null, 'wave', ['wave'], {}])(
    'leaves the wave open when the form says %j',
    rollout => {
      expect(
        read({ ...formValues, language: 'python', rollout }).rollout,
      ).toEqual({ strategy: 'canary' });
    },
  );
});
