import { acrossFiles } from '../acrossFiles';
import type { Finding } from '../Finding';
import type { ParsedFiles } from '../files';
import {
  ofKind,
  podTemplate,
  workloads,
} from '../kubernetes/KubernetesDocument';
import { composeFiles } from '../syntax/composeSyntax';
import { readEnvFile } from '../reading/envFile';
import { at, list, shown, text } from '../reading/plain';

const id = 'secrets-resolve';

/** Every secret that something refers to is delivered, and everything delivered is known. */
export const secretsResolve = acrossFiles({
  id,
  title: 'Every reference to a secret leads to one',
  check(files) {
    return {
      looked: [
        ...ofKind(files, 'ExternalSecret', ...workloads).map(
          ({ file }) => file,
        ),
        ...files.matching(composeFiles),
        ...files.matching(/^\.github\/workflows\//),
      ],
      findings: [
        ...workloadFindings(files),
        ...delivered(files),
        ...composeFindings(files),
        ...workflowFindings(files),
      ],
    };
  },
});

/** Keys of each secret that an ExternalSecret makes. */
function madeSecrets(files: ParsedFiles): Map<string, string[]> {
  return new Map(
    ofKind(files, 'ExternalSecret').map(({ value, name }) => [
      text(at(value, 'spec', 'target', 'name')) ?? name,
      list(at(value, 'spec', 'data')).map(
        item => text(at(item, 'secretKey')) ?? '',
      ),
    ]),
  );
}

/** Keys that the environment files say are secret. */
function declaredSecrets(files: ParsedFiles): Set<string> {
  return new Set(readEnvFile(files.text('.env.example')).secrets.keys());
}

function workloadFindings(files: ParsedFiles): Finding[] {
  const made = madeSecrets(files);
  const declared = declaredSecrets(files);
  return ofKind(files, ...workloads).flatMap(
    ({ file, document, value, name }) => {
      const containers = [...podTemplate, 'spec', 'containers'];
      const found: Finding[] = [];
      const provided = new Set<string>();
      for (const [index, container] of list(
        at(value, ...containers),
      ).entries()) {
        for (const [position, from] of list(
          at(container, 'envFrom'),
        ).entries()) {
          const secret = text(at(from, 'secretRef', 'name'));
          for (const key of made.get(secret ?? '') ?? []) {
            provided.add(key);
          }
          if (secret && !made.has(secret)) {
            const line = document.lineOf([
              ...containers,
              index,
              'envFrom',
              position,
            ]);
            found.push(
              finding(
                file,
                line,
                `${name} takes the secret ${secret}, which no ExternalSecret makes`,
                `name one of ${
                  [...made.keys()].join(', ') || 'those of an ExternalSecret'
                }`,
              ),
            );
          }
        }
        for (const [position, variable] of list(
          at(container, 'env'),
        ).entries()) {
          const reference = at(variable, 'valueFrom', 'secretKeyRef');
          const secret = text(at(reference, 'name'));
          const key = text(at(reference, 'key'));
          provided.add(text(at(variable, 'name')) ?? '');
          if (
            reference !== undefined &&
            !made.get(secret ?? '')?.includes(key ?? '')
          ) {
            const line = document.lineOf([
              ...containers,
              index,
              'env',
              position,
            ]);
            found.push(
              finding(
                file,
                line,
                `${name} takes the key ${shown(key)} of the secret ${shown(
                  secret,
                )}, which no ExternalSecret makes`,
                'add the key to the ExternalSecret or correct the reference',
              ),
            );
          }
        }
      }
      const missing = [...declared].filter(key => !provided.has(key));
      return [
        ...found,
        ...missing.map(key =>
          finding(
            file,
            document.lineOf(containers),
            `${name} does not get the secret ${key}, which the environment files name`,
            'deliver it by an ExternalSecret and refer to that',
          ),
        ),
      ];
    },
  );
}

function delivered(files: ParsedFiles): Finding[] {
  const declared = declaredSecrets(files);
  const known = files.has('.env.example');
  return ofKind(files, 'ExternalSecret').flatMap(({ file, document, value }) =>
    list(at(value, 'spec', 'data')).flatMap((item, index) => {
      const key = text(at(item, 'secretKey')) ?? '';
      return known && !declared.has(key)
        ? [
            finding(
              file,
              document.lineOf(['spec', 'data', index]),
              `delivers ${shown(
                key,
              )}, which .env.example does not name as a secret`,
              `add "# secret: ${key}" to all environment files or remove the key`,
            ),
          ]
        : [];
    }),
  );
}

function composeFindings(files: ParsedFiles): Finding[] {
  const declared = declaredSecrets(files);
  return files.matching(composeFiles).flatMap(file => {
    const source = files.text(file).replace(/^\s*#.*$/gm, '');
    const references = [
      ...source.matchAll(/(?<!\$)\$\{([A-Za-z_]\w*)(:?[?-][^}]*)?\}/g),
    ];
    const wrong = references.flatMap(([whole, key, rest = '']) => {
      const line = files.lineOf(file, whole);
      if (!declared.has(key) && !/^:?-/.test(rest)) {
        return [
          finding(
            file,
            line,
            `${whole} refers to ${key}, which .env.example does not name as a secret`,
            `add "# secret: ${key}" to all environment files or correct the name`,
          ),
        ];
      }
      return declared.has(key) && !rest.startsWith(':?')
        ? [
            finding(
              file,
              line,
              `${whole} is empty without a word when ${key} is not set`,
              `write \${${key}:?set ${key}}`,
            ),
          ]
        : [];
    });
    const used = new Set(references.map(([, key]) => key));
    const missing = [...declared].filter(key => !used.has(key));
    return [
      ...wrong,
      ...missing.map(key =>
        finding(
          file,
          1,
          `does not pass the secret ${key} on`,
          `add ${key}: \${${key}:?set ${key}} to the service's environment`,
        ),
      ),
    ];
  });
}

/** Secrets of workflows have to be set up by people: a document has to name them. */
function workflowFindings(files: ParsedFiles): Finding[] {
  const documents = files
    .matching(/\.md$/)
    .map(path => files.text(path))
    .join('\n');
  if (documents === '') {
    return [];
  }
  return files.matching(/^\.github\/workflows\//).flatMap(file => {
    const keys = [
      ...files.text(file).matchAll(/\b(secrets|vars)\.([A-Za-z_]\w*)/g),
    ].filter(([, , key]) => key !== 'GITHUB_TOKEN' && !documents.includes(key));
    return [...new Map(keys.map(match => [match[0], match])).values()].map(
      ([reference, , key]) =>
        finding(
          file,
          files.lineOf(file, reference),
          `needs ${reference}, and no document says how to set it`,
          `name ${key} in README.md, with what it is for`,
        ),
    );
  });
}

function finding(
  file: string,
  line: number | undefined,
  message: string,
  fix: string,
): Finding {
  return { rule: id, file, line, message, fix };
}
