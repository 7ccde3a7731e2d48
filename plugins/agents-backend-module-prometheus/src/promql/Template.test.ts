import { Template } from './Template';

const options = {
  matchers: 'agent=~"a|b$&"',
  windowMs: 300_000,
  labels: ['agent'],
};

describe('Template', () => {
  it.each([
    [
      'sum(increase(x_total{ {{selector}}, code="5" }[{{window}}]))',
      'sum by (agent) (increase(x_total{ agent=~"a|b$&", code="5" }[300000ms]))',
    ],
    [
      'histogram_quantile(0.9, sum by (le) (rate(x_bucket{{{selector}}}[{{ window }}])))',
      'histogram_quantile(0.9, sum by (agent, le) (rate(x_bucket{agent=~"a|b$&"}[300000ms])))',
    ],
    [
      'max(a{ {{selector}} }) / on() count(b{ {{selector}} }) by (zone)',
      'max by (agent) (a{ agent=~"a|b$&" }) / on(agent) count(b{ agent=~"a|b$&" }) by (agent, zone)',
    ],
    ['topk(1, x{ {{selector}} })', 'topk by (agent) (1, x{ agent=~"a|b$&" })'],
  ])('keeps instances apart in %s', (query, written) => {
    const template = Template.parse(query);
    expect(template.isGroupable).toBe(true);
    expect(template.write(options)).toBe(written);
  });

  it.each([
    'sum(x{ {{selector}} }) or vector(0)',
    'scalar(x{ {{selector}} })',
    'absent(x{ {{selector}} })',
    'sum without (pod) (x{ {{selector}} })',
    'sum(x{ {{selector}} }) / sum(y)',
    'x{ {{selector}} } / ignoring (agent) y{ {{selector}} }',
    'label_replace(x{ {{selector}} }, "agent", "b", "", "")',
  ])('is for one instance alone where they could be mixed up: %s', query => {
    expect(Template.parse(query).isGroupable).toBe(false);
  });

  it.each([
    ['up', 'has to have {{selector}}'],
    ['x{a="{{selector}}"}', 'cannot be read'],
    ["x{a='{{selector}}'}", 'has to have {{selector}}'],
    ['x{ {{selector}} } # {{selector}}', 'has to have {{selector}}'],
    ['sum(x{ {{selector}} }', 'cannot be read at its end'],
    ['x{ {{selector}} }; drop', 'cannot be read'],
  ])('refuses %s', (query, why) => {
    expect(() => Template.parse(query)).toThrow(why);
  });

  it('names the series that it is made of', () => {
    expect(
      Template.parse(
        'sum(rate(x{ {{selector}} }[{{window}}])) / sum(rate(y{ {{selector}} }[5m]))',
      ).selectors({ matchers: 'a="b"', windowMs: 1 }),
    ).toEqual(['x{ a="b" }', 'y{ a="b" }']);
  });
});
