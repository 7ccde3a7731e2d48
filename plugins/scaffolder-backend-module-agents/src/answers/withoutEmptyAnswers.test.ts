import { withoutEmptyAnswers } from './withoutEmptyAnswers';

describe('withoutEmptyAnswers', () => {
  it('drops questions that were left open, however deep', () => {
    expect(
      withoutEmptyAnswers({
        name: 'a',
        system: '',
        tools: [''],
        rollout: { plan: '', wave: null, strategy: 'canary' },
        port: 0,
      }),
    ).toEqual({
      name: 'a',
      tools: [''],
      rollout: { strategy: 'canary' },
      port: 0,
    });
  });
});
