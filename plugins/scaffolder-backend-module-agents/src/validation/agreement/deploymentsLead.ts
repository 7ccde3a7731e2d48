import { acrossFiles } from '../acrossFiles';
import type { Finding } from '../Finding';
import {
  fromFolder,
  kustomizations,
  ofKind,
} from '../kubernetes/KubernetesDocument';
import { at, shown, text } from '../reading/plain';

const id = 'argocd-paths';

/** Argo CD applications lead to folders of this repository, and into their namespaces. */
export const deploymentsLead = acrossFiles({
  id,
  title: 'Argo CD applications lead to what is deployed',
  check(files) {
    const applications = ofKind(files, 'Application');
    const repositories = applications.map(({ value }) =>
      text(at(value, 'spec', 'source', 'repoURL')),
    );
    const findings = applications.flatMap(({ file, document, value, name }) => {
      const path = text(at(value, 'spec', 'source', 'path')) ?? '';
      const namespace = text(at(value, 'spec', 'destination', 'namespace'));
      const repository = text(at(value, 'spec', 'source', 'repoURL'));
      const target = kustomizations(files).find(
        ({ folder }) => folder === fromFolder(path, '.'),
      );
      const isFolder = files
        .paths()
        .some(other => other.startsWith(`${path}/`));
      const found: Finding[] = [];
      function add(key: string[], message: string, fix: string) {
        found.push({
          rule: id,
          file,
          line: document.lineOf(['spec', ...key]),
          message,
          fix,
        });
      }
      if (!path || !isFolder) {
        add(
          ['source', 'path'],
          `${name} deploys ${shown(path)}, which does not exist`,
          'name a folder of this repository',
        );
      }
      const expected = text(at(target?.value, 'namespace'));
      if (expected && namespace !== expected) {
        add(
          ['destination', 'namespace'],
          `${name} deploys into ${shown(namespace)}, and ${
            target?.file
          } into ${shown(expected)}`,
          'write the same namespace in both',
        );
      }
      if (repository !== repositories[0]) {
        add(
          ['source', 'repoURL'],
          `${name} deploys from ${shown(
            repository,
          )}, and other applications from ${shown(repositories[0])}`,
          'write the same repository in all',
        );
      }
      return found;
    });
    return { findings, looked: applications.map(({ file }) => file) };
  },
});
