import Ajv from 'ajv';
import type { Finding } from '../Finding';
import { YamlDocument } from '../files';
import { perFile } from '../perFile';
import { at, entries, list, shown } from '../reading/plain';
import { schemaMistakes } from '../reading/schemaMistakes';
import { composeSchema } from './composeSchema';

const id = 'compose';
export const composeFiles = /^(docker-)?compose[\w.-]*\.ya?ml$/;
const validate = new Ajv({ allErrors: true, strict: false }).compile(
  composeSchema,
);

/** Services of a compose file: their form, and that what they name is declared. */
export const composeSyntax = perFile({
  id,
  title: 'Compose files are well-formed',
  files: composeFiles,
  check({ path, text }) {
    return YamlDocument.parseAll(text).flatMap(document => {
      const { value } = document;
      if (value === undefined) {
        return [];
      }
      const form = validate(value)
        ? []
        : schemaMistakes(validate.errors ?? [], value);
      return [...form, ...undeclared(value)].map(
        ({ steps, message, fix }): Finding => ({
          rule: id,
          file: path,
          line: document.lineOf(steps),
          message,
          fix,
        }),
      );
    });
  },
});

/** Names that services use and nothing declares. */
function undeclared(value: unknown) {
  return entries(at(value, 'services')).flatMap(([service, definition]) => {
    const dependencies = at(definition, 'depends_on');
    const used: [key: string, kind: string, name: unknown][] = [
      ...(Array.isArray(dependencies)
        ? dependencies
        : entries(dependencies).map(([name]) => name)
      ).map((name): [string, string, unknown] => [
        'depends_on',
        'services',
        name,
      ]),
      ...namesOf(at(definition, 'networks')).map(
        (name): [string, string, unknown] => ['networks', 'networks', name],
      ),
      ...list(at(definition, 'volumes'))
        .flatMap(volume =>
          typeof volume === 'string' && /^[\w-]+:/.test(volume)
            ? [volume.split(':')[0]]
            : [],
        )
        .map((name): [string, string, unknown] => ['volumes', 'volumes', name]),
    ];
    return used
      .filter(([, kind, name]) => !namesOf(at(value, kind)).includes(name))
      .map(([key, kind, name]) => ({
        steps: ['services', service, key],
        message: `service ${service} names ${shown(
          name,
        )}, which is not in ${kind}`,
        fix: `add it to ${kind} or correct the name`,
      }));
  });
}

function namesOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : entries(value).map(([name]) => name);
}
