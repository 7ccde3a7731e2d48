import { posix } from 'node:path';
import type { Finding } from '../Finding';
import type { ParsedFiles } from '../files';
import { at, entries, list, text } from '../reading/plain';
import type { Validator } from '../Validator';
import { readTerraform } from './terraformSyntax';

const id = 'terraform-references';

interface Folder {
  folder: string;
  files: { path: string; value: unknown }[];
}

/** Variables, locals and modules that Terraform names, folder by folder. */
export const terraformReferences: Validator = {
  id,
  title: 'Terraform names only what is declared',
  async check(files) {
    const folders = await terraformFolders(files);
    const byPath = new Map(folders.map(folder => [folder.folder, folder]));
    return {
      findings: folders.flatMap(folder => [
        ...undeclared(files, folder),
        ...moduleFindings(files, folder, byPath),
      ]),
      files: folders.flatMap(folder => folder.files).length,
    };
  },
};

async function terraformFolders(files: ParsedFiles): Promise<Folder[]> {
  const folders = new Map<string, Folder>();
  for (const path of files.matching(/\.tf$/)) {
    const folder = posix.dirname(path);
    const read = await readTerraform(files.text(path));
    const known = folders.get(folder) ?? { folder, files: [] };
    known.files.push({ path, value: 'value' in read ? read.value : undefined });
    folders.set(folder, known);
  }
  // A file that cannot be read may declare anything: its folder is not judged.
  return [...folders.values()].filter(({ files: all }) =>
    all.every(({ value }) => value !== undefined),
  );
}

function names(folder: Folder, block: string): string[] {
  return folder.files.flatMap(({ value }) =>
    entries(at(value, block)).map(([name]) => name),
  );
}

function undeclared(files: ParsedFiles, folder: Folder): Finding[] {
  const locals = folder.files.flatMap(({ value }) =>
    list(at(value, 'locals')).flatMap(block =>
      entries(block).map(([name]) => name),
    ),
  );
  const declared: Record<string, string[]> = {
    var: names(folder, 'variable'),
    local: locals,
    module: names(folder, 'module'),
  };
  const used = new Set<string>();
  const found = folder.files.flatMap(({ path }) => {
    const source = withoutComments(files.text(path));
    return [
      ...source.matchAll(/(?<![\w.])(var|local|module)\.([A-Za-z_]\w*)/g),
    ].flatMap(([reference, kind, name]) => {
      used.add(reference);
      return declared[kind].includes(name)
        ? []
        : [
            finding(
              files,
              path,
              reference,
              `${reference} is not declared in ${folder.folder}`,
              'declare it there or correct its name',
            ),
          ];
    });
  });
  const unused = folder.files.flatMap(({ path, value }) =>
    entries(at(value, 'variable'))
      .filter(([name]) => !used.has(`var.${name}`))
      .map(([name]) =>
        finding(
          files,
          path,
          `variable "${name}"`,
          `variable ${name} is declared and never used`,
          'use it or remove it',
        ),
      ),
  );
  return [...found, ...unused];
}

const moduleArguments = [
  'source',
  'version',
  'providers',
  'count',
  'for_each',
  'depends_on',
];

function moduleFindings(
  files: ParsedFiles,
  folder: Folder,
  folders: Map<string, Folder>,
): Finding[] {
  return folder.files.flatMap(({ path, value }) =>
    entries(at(value, 'module')).flatMap(([name, blocks]) =>
      list(blocks).flatMap(block => {
        const source = text(at(block, 'source')) ?? '';
        if (!source.startsWith('.')) {
          return [];
        }
        const target = folders.get(
          posix.normalize(posix.join(folder.folder, source)),
        );
        const near = `module "${name}"`;
        if (!target) {
          return [
            finding(
              files,
              path,
              near,
              `module ${name} is to come from ${source}, which holds no Terraform`,
              'correct the source or add the module',
            ),
          ];
        }
        const given = entries(block).map(([key]) => key);
        const variables = target.files.flatMap(file =>
          entries(at(file.value, 'variable')),
        );
        const unknown = given.filter(
          key =>
            !moduleArguments.includes(key) &&
            !variables.some(([variable]) => variable === key),
        );
        const missing = variables.filter(
          ([variable, declaration]) =>
            !given.includes(variable) &&
            at(declaration, 0, 'default') === undefined,
        );
        const outputs = names(target, 'output');
        const asked = folder.files.flatMap(file =>
          [
            ...withoutComments(files.text(file.path)).matchAll(
              /module\.(\w+)(?:\[[^\]]*\])?\.(\w+)/g,
            ),
          ]
            .filter(
              ([, module, output]) =>
                module === name && !outputs.includes(output),
            )
            .map(([reference, , output]) =>
              finding(
                files,
                file.path,
                reference,
                `${reference}: module ${name} has no output ${output}`,
                'add the output or correct its name',
              ),
            ),
        );
        return [
          ...unknown.map(key =>
            finding(
              files,
              path,
              near,
              `module ${name} gets ${key}, for which it has no variable`,
              'declare the variable there or remove the argument',
            ),
          ),
          ...missing.map(([variable]) =>
            finding(
              files,
              path,
              near,
              `module ${name} does not get ${variable}, which has no default`,
              'give it a value',
            ),
          ),
          ...asked,
        ];
      }),
    ),
  );
}

function withoutComments(source: string): string {
  return source.replace(/^\s*(#|\/\/).*$/gm, '');
}

function finding(
  files: ParsedFiles,
  file: string,
  near: string,
  message: string,
  fix: string,
): Finding {
  return { rule: id, file, line: files.lineOf(file, near), message, fix };
}
