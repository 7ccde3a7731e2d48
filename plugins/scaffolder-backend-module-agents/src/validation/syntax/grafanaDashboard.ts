import type { Finding } from '../Finding';
import { lineAt } from '../files';
import { perFile } from '../perFile';
import { dashboardFiles } from '../reading/expressions';
import { at, list, parts, shown, text } from '../reading/plain';

const id = 'grafana-dashboard';

/** Panels with a type, a place and a query, and variables that are declared. */
export const grafanaDashboard = perFile({
  id,
  title: 'Grafana dashboards are complete',
  files: dashboardFiles,
  check({ path, text: source }) {
    const dashboard = read(source);
    if (dashboard === undefined) {
      // Reported by the check of JSON syntax.
      return [];
    }
    const found: Finding[] = [];
    function add(near: string, message: string, fix: string) {
      const index = Math.max(source.indexOf(near), 0);
      found.push({
        rule: id,
        file: path,
        line: lineAt(source, index),
        message,
        fix,
      });
    }
    for (const field of ['title', 'uid', 'schemaVersion']) {
      if (!text(at(dashboard, field))) {
        add('{', `has no ${field}`, `add ${field}`);
      }
    }
    const panels = allPanels(dashboard);
    if (panels.length === 0) {
      add('{', 'has no panels', 'add panels');
    }
    const ids = new Set<unknown>();
    for (const panel of panels) {
      const title = text(at(panel, 'title')) ?? '';
      const near = JSON.stringify(title);
      if (ids.has(at(panel, 'id'))) {
        add(
          near,
          `panel ${near} has the id ${shown(at(panel, 'id'))} of another`,
          'give each panel an id of its own',
        );
      }
      ids.add(at(panel, 'id'));
      const type = text(at(panel, 'type'));
      if (!type || typeof at(panel, 'gridPos', 'w') !== 'number') {
        add(near, `panel ${near} has no type or place`, 'add type and gridPos');
      }
      const targets = list(at(panel, 'targets'));
      if (
        type !== 'row' &&
        type !== 'text' &&
        !targets.some(target => text(at(target, 'expr')))
      ) {
        add(
          near,
          `panel ${near} asks for nothing`,
          'add a target with a query in expr',
        );
      }
    }
    const declared = list(at(dashboard, 'templating', 'list')).map(variable =>
      text(at(variable, 'name')),
    );
    for (const { value } of parts(dashboard)) {
      for (const match of typeof value === 'string'
        ? value.matchAll(/\$\{?([a-zA-Z]\w*)/g)
        : []) {
        if (!declared.includes(match[1])) {
          add(
            match[0],
            `the variable ${match[0]} is not declared`,
            'add it to templating.list or correct its name',
          );
        }
      }
    }
    return found;
  },
});

function read(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    // Reported by the check of JSON syntax.
    return undefined;
  }
}

function allPanels(parent: unknown): unknown[] {
  return list(at(parent, 'panels')).flatMap(panel => [
    panel,
    ...allPanels(panel),
  ]);
}
