import type { ScorecardFix } from './ScorecardEntity';
import type { ObjectReader } from './reading/ObjectReader';
import { map, object, oneOf, reference, text } from './reading/fields';
import type { Field } from './reading/fields';
import { pageUrl } from './reading/webFields';

const PLACEHOLDERS = ['name', 'namespace', 'ref', 'owner', 'system'];

/** The URL of a page, in which placeholders may stand after the host. */
const urlWithPlaceholders: Field<string> = (value, place) => {
  if (typeof value !== 'string' || !value.includes('{')) {
    return pageUrl(value, place);
  }
  const [, host = '', rest = ''] =
    /^(https?:\/\/[^/?#]*)(.*)$/is.exec(value) ?? [];
  const names = [...rest.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name);
  const unknown = names.find(name => !PLACEHOLDERS.includes(name));
  if (host.includes('{') || unknown !== undefined) {
    return place.report(
      value,
      unknown === undefined
        ? 'has a placeholder in its host'
        : `has the placeholder {${unknown.slice(0, 40)}}, which is not known`,
      `write ${PLACEHOLDERS.map(name => `{${name}}`).join(
        ', ',
      )} after the host, or none`,
    );
  }
  const filled = value.replace(/\{[^{}]*\}/g, 'x');
  return pageUrl(filled, place) === undefined ? undefined : value;
};

/** Reads the `fix` of a check. */
export const scorecardFix: Field<ScorecardFix> = object(readFix);

function readFix(reader: ObjectReader): ScorecardFix | undefined {
  const type = reader.need('type', oneOf(['template', 'link'] as const));
  const title = reader.need('title', text);
  if (type === 'template') {
    const template = reader.need(
      'template',
      reference({ defaultKind: 'template', kinds: ['template'] }),
    );
    const values = reader.read('values', map(text));
    return title === undefined || template === undefined
      ? undefined
      : { type, title, template, ...(values && { values }) };
  }
  const url = type && reader.need('url', urlWithPlaceholders);
  return title === undefined || type === undefined || url === undefined
    ? undefined
    : { type, title, url };
}
