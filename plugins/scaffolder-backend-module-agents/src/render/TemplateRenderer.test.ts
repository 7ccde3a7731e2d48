import { parse } from 'yaml';
import * as fc from 'fast-check';
import { readTerraform } from '../validation/syntax/terraformSyntax';
import { TemplateError, TemplateRenderer } from './TemplateRenderer';

const renderer = TemplateRenderer.create();

function render(source: string, values: object = {}) {
  return renderer.render(source, { file: 'file.yaml.liquid', values });
}

describe('TemplateRenderer', () => {
  it('leaves the expressions of other tools alone', () => {
    const source = 'a: ${{ github.sha }} {{ $labels.x }} {{- .Values.y }}\n';
    expect(render(source)).toBe(source);
  });

  it('leaves no empty line for a tag on a line of its own', () => {
    const source = 'a\n  {% if yes %}\nb\n{% endif %}\nc\n';
    expect(render(source, { yes: true })).toBe('a\nb\nc\n');
    expect(render(source, { yes: false })).toBe('a\nc\n');
  });

  it.each([
    ['{= missing =}', 'missing'],
    ['{= known.missing =}', 'missing'],
    ['{% if missing %}{% endif %}', 'missing'],
    ['{= known | no_such_filter =}', 'no_such_filter'],
  ])('refuses %s, naming file and value', (source, name) => {
    const fail = () => render(source, { known: {} });
    expect(fail).toThrow(TemplateError);
    expect(fail).toThrow('file.yaml.liquid');
    expect(fail).toThrow(name);
  });

  it.each(['constructor', '__proto__', 'toString'])(
    'does not reach %s of a value',
    key => {
      expect(() => render(`{= known.${key} =}`, { known: {} })).toThrow(
        TemplateError,
      );
    },
  );

  it.each(['render', 'include', 'layout'])(
    'reads no file of the portal for the tag %s',
    tag => {
      expect(() => render(`{% ${tag} 'package.json' %}`)).toThrow(
        /could not be rendered/,
      );
    },
  );

  it('stops a template that would never end', () => {
    expect(() =>
      render(
        '{% for a in (1..100000) %}{% for b in (1..100000) %}x{% endfor %}{% endfor %}',
      ),
    ).toThrow(TemplateError);
  });

  it('makes a file only when it is wanted', () => {
    const source = '{% only_when stores.redis %}\nhost: redis\n';
    expect(render(source, { stores: { redis: true } })).toBe('host: redis\n');
    expect(render(source, { stores: { redis: false } })).toBeUndefined();
    expect(render(source, { stores: { redis: 'yes' } })).toBeUndefined();
    expect(() => render(source, { stores: {} })).toThrow(TemplateError);
  });

  it('quotes any text so that YAML and JSON read it back', () => {
    const anyText = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '"',
        "'",
        '\\',
        '${x}',
        '{= x =}',
        '{% x %}',
        ': #',
        '\u2028',
      ),
    );
    fc.assert(
      fc.property(anyText, text => {
        // Half a surrogate pair is no text that could be written to a file.
        fc.pre(!/\p{Cs}/u.test(text));
        const rendered = render('value: {= text | quote =}\n', { text }) ?? '';
        expect(JSON.parse(rendered.slice('value: '.length))).toBe(text);
        expect(parse(rendered)).toEqual({ value: text });
      }),
    );
  });

  it('quotes any text so that a shell takes it as one word', () => {
    fc.assert(
      fc.property(fc.string(), text => {
        const word = render('{= text | shell =}', { text }) ?? '';
        expect(word.startsWith("'") && word.endsWith("'")).toBe(true);
        expect(word.slice(1, -1).replaceAll("'\\''", '')).not.toContain("'");
        expect(word.slice(1, -1).replaceAll("'\\''", "'")).toBe(text);
      }),
    );
  });

  it('quotes any text so that Terraform reads it back and interpolates nothing', async () => {
    const anyText = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc
        .array(fc.constantFrom(...'$$$%%%{{}a"\\bfn\b\f\n\u2028'))
        .map(characters => characters.join('')),
    );
    await fc.assert(
      fc.asyncProperty(anyText, async anything => {
        fc.pre(!/\p{Cs}/u.test(anything));
        // HCL normalizes text. No expression begins with a bracket that closes one: whatever
        // is interpolated is a mistake, and not text that looks like what was asked for.
        const text = anything.replaceAll('{', '{]').normalize();
        const file = render('value = {= text | hcl =}\n', { text }) ?? '';
        expect(await readTerraform(file)).toEqual({
          // The parser gives text as it would stand in a template, with these two doubled.
          value: { value: text.replace(/[$%](?=\{)/g, '$&$&') },
        });
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    ['${x}', '"$${x}"'],
    ['$${x}', '"$$${x}"'],
    ['$$${x}', '"$$$${x}"'],
    ['%{if x}', '"%%{if x}"'],
    ['%%{if x}', '"%%%{if x}"'],
    ['$%{x}', '"$%%{x}"'],
    ['\b\f\\b', '"\\u0008\\u000c\\\\b"'],
  ])('writes %j for Terraform as %s', (text, literal) => {
    expect(render('{= text | hcl =}', { text })).toBe(literal);
  });

  it('does not render what a value says', () => {
    expect(render('{= text =}', { text: '{= secret =}', secret: 's' })).toBe(
      '{= secret =}',
    );
  });
});
