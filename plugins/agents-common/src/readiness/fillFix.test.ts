import { SUBJECT } from './__testUtils__/scorecards';
import { fillFix } from './fillFix';

describe('a fix', () => {
  it('that is a link has the names of the agent encoded', () => {
    expect(
      fillFix(
        {
          type: 'link',
          title: 'Mend',
          url: 'https://ci.example.com/{ref}?s={system}&o={owner}',
        },
        SUBJECT,
      ),
    ).toEqual({
      type: 'link',
      title: 'Mend',
      url: 'https://ci.example.com/component%3Adefault%2Fquality-guardian?s=&o=group%3Adefault%2Fplatform',
    });
  });

  it('that is a template has answers with the names of the agent as they are', () => {
    expect(
      fillFix(
        {
          type: 'template',
          title: 'Mend',
          template: 'template:default/tests',
          values: { agent: '{namespace}/{name} of {owner}, {other}' },
        },
        SUBJECT,
      ),
    ).toEqual({
      type: 'template',
      title: 'Mend',
      template: 'template:default/tests',
      values: {
        agent: 'default/quality-guardian of group:default/platform, {other}',
      },
    });
  });

  it('never fills in a second time what a name contains', () => {
    const fix = { type: 'link', title: 'Mend', url: '/{name}' } as const;
    const { url } = fillFix(fix, { ...SUBJECT, name: '{owner}' });
    expect(url).toBe('/%7Bowner%7D');
  });
});
