import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { AgentAnswers } from '@agent-portal/plugin-scaffolder-backend-module-agents/src/answers';
import { planService } from '@agent-portal/plugin-scaffolder-backend-module-agents/src/plan';
import {
  OnlyWhenTag,
  skippedFile,
} from '@agent-portal/plugin-scaffolder-backend-module-agents/src/render/OnlyWhenTag';
import { quoteFilters } from '@agent-portal/plugin-scaffolder-backend-module-agents/src/render/quoteFilters';
import { Liquid } from 'liquidjs';
import { skeletonFolders } from './skeletonFolders';

const SUFFIX = '.liquid';

/** LiquidJS with what the templates say beyond it, and nothing of what the product adds. */
const engine = new Liquid({
  outputDelimiterLeft: '{=',
  outputDelimiterRight: '=}',
});
engine.registerTag('only_when', OnlyWhenTag);
for (const [name, filter] of Object.entries(quoteFilters)) {
  engine.registerFilter(name, filter);
}

/** Reads the files of a service from disk and renders each with the template engine alone. */
export async function renderBare(
  answers: AgentAnswers,
): Promise<Map<string, string>> {
  const values = { ...planService(answers) };
  const rendered = new Map<string, string>();
  for (const folder of skeletonFolders(answers)) {
    const entries = await readdir(folder, {
      recursive: true,
      withFileTypes: true,
    });
    for (const entry of entries) {
      if (!entry.isFile()) continue;
      const absolute = join(entry.parentPath, entry.name);
      const path = relative(folder, absolute);
      const source = await readFile(absolute, 'utf8');
      const text = path.endsWith(SUFFIX)
        ? await renderOne(source, values)
        : source;
      if (text !== undefined) {
        rendered.set(path.replace(/\.liquid$/, ''), text);
      }
    }
  }
  return rendered;
}

async function renderOne(
  source: string,
  values: object,
): Promise<string | undefined> {
  try {
    return await engine.parseAndRender(source, values);
  } catch (error) {
    if (skippedFile(error)) return undefined;
    throw error;
  }
}
