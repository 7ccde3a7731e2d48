import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import catalogModuleAgents from '@agent-portal/plugin-catalog-backend-module-agents';
import agentScaffolding from '@agent-portal/plugin-scaffolder-backend-module-agents';
import { readFiles } from '@agent-portal/plugin-scaffolder-backend-module-agents/src/build';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import type { JsonObject } from '@backstage/types';
import { parse } from 'yaml';
import { interleave } from '../measure/interleave';
import type { Series } from '../measure/statistics';
import { type Portal, startPortal } from '../portal/startPortal';
import { atMost, justToKnow } from '../report/figures';
import type { Figure, Measured, Scenario } from '../report/model';
import { renderBare } from '../templates/renderBare';
import { answersOf, newForm } from '../templates/serviceForm';
import { templatesFolder } from '../templates/skeletonFolders';
import { timeChecks } from '../templates/timeChecks';

const ROUNDS = 20;
const WARM_UP = 3;
const TEMPLATE = 'agent-service-typescript.yaml';
const PATH = '/api/scaffolder/v2/dry-run';
const LOCK = '.agents/lock.yaml';

/** What making a service costs beyond putting values into templates. */
export const scaffolding: Scenario = {
  name: 'scaffolding',
  title: 'a TypeScript service with everything around it',
  run: async ({ progress }) => {
    const folder = await mkdtemp(join(tmpdir(), 'agent-portal-benchmark-'));
    progress('starting the backend');
    const portal = await startPortal({
      engine: 'SQLite',
      features: [
        catalogPlugin,
        catalogModuleAgents,
        scaffolderPlugin,
        agentScaffolding,
      ],
      databases: [],
      config: { agents: { scaffolder: { localRepositories: folder } } },
    });
    try {
      const dryRun = await createDryRun(portal);
      const emptyRun = await createDryRun(portal, withoutSteps);
      await checkSame(dryRun);
      progress('dry runs');
      const dryRuns = await measureDryRuns(dryRun, emptyRun);
      progress('checks');
      const checks = await measureChecks();
      return {
        method: [
          `A dry run: POST ${PATH} over HTTP with the template, its whole folder and a filled in form, until the answer with all files is read. It reads the form, asks the catalog whether the name is free, renders and writes every part, writes the lock file and makes all checks; publishing and registering only say what they would do.`,
          'Floor: LiquidJS alone reads the same skeleton from disk and puts the same values into it by parseAndRender, with the tag and the filters that the templates use; nothing is written or checked. Before, both are seen to make the same files, but for the lock file and white space.',
          'Every form names another service, so that texts that name it were never rendered or checked before; those that are alike in all services are remembered, as in a backend that has made one. promtool and amtool are not run: a dry run leaves them out, and so do the figures of the checks.',
          'All checks at once are set against each check by itself, one after the other. Here all texts are new to all caches, for every single check too.',
          'Also to know: a dry run of the same template folder with one step that does nothing, which is what the scaffolder itself takes to receive the folder, lay it out and answer.',
          `${ROUNDS} rounds in turns after ${WARM_UP} to warm up.`,
        ],
        figures: [...dryRuns, ...checks],
        skipped: [],
      };
    } finally {
      await portal.stop();
      await rm(folder, { recursive: true, force: true });
    }
  },
};

type DryRun = (form: JsonObject) => Promise<Map<string, string>>;

async function createDryRun(
  portal: Portal,
  change: (template: JsonObject) => JsonObject = same => same,
): Promise<DryRun> {
  const template = change(
    parse(await readFile(join(templatesFolder, TEMPLATE), 'utf8')),
  );
  const directoryContents = (await readFiles(templatesFolder)).map(
    ({ path, content }) => ({
      path,
      base64Content: content.toString('base64'),
    }),
  );
  return async values => {
    const { body } = await portal.post(PATH, {
      template,
      values,
      secrets: {},
      directoryContents,
    });
    const answer: {
      directoryContents: { path: string; base64Content: string }[];
    } = JSON.parse(body.toString('utf8'));
    return new Map(
      answer.directoryContents.map(({ path, base64Content }) => [
        path,
        Buffer.from(base64Content, 'base64').toString('utf8'),
      ]),
    );
  };
}

/** The same template with one step that does nothing. */
function withoutSteps(template: JsonObject): JsonObject {
  return {
    ...template,
    spec: {
      ...(template.spec as JsonObject),
      steps: [{ id: 'wait', action: 'debug:wait', input: { milliseconds: 0 } }],
      output: {},
    },
  };
}

/** What is left out would be fast. */
async function checkSame(dryRun: DryRun): Promise<void> {
  const form = newForm();
  const made = await dryRun(form);
  const floor = await renderBare(answersOf(form));
  if (!made.delete(LOCK)) throw new Error(`The dry run made no ${LOCK}`);
  for (const path of new Set([...made.keys(), ...floor.keys()])) {
    const [ours, bare] = [made.get(path), floor.get(path)];
    if (ours?.replace(/\s+/g, '') !== bare?.replace(/\s+/g, '')) {
      throw new Error(`${path} of the dry run is not as the floor has it`);
    }
  }
}

async function measureDryRuns(
  dryRun: DryRun,
  emptyRun: DryRun,
): Promise<Figure[]> {
  const repeated = newForm();
  const times = await interleave(
    {
      dryRun: () => dryRun(newForm()),
      again: () => dryRun(repeated),
      empty: () => emptyRun(newForm()),
      floor: () => renderBare(answersOf(newForm())),
    },
    { rounds: ROUNDS, warmUp: WARM_UP },
  );
  const floor = toMeasured('LiquidJS alone', times.floor);
  return [
    atMost(3, {
      name: 'dry run',
      measured: toMeasured('a new service', times.dryRun),
      against: floor,
    }),
    justToKnow({
      name: 'dry run of the same form again',
      measured: toMeasured('the same service', times.again),
      against: floor,
    }),
    justToKnow({
      name: 'dry run of the scaffolder alone',
      measured: toMeasured('one step that does nothing', times.empty),
      against: floor,
    }),
    justToKnow({
      name: 'dry run beyond that of the scaffolder',
      measured: toMeasured('a new service', times.dryRun),
      against: toMeasured('one step that does nothing', times.empty),
    }),
  ];
}

async function measureChecks(): Promise<Figure[]> {
  const times = await timeChecks({ rounds: ROUNDS, warmUp: WARM_UP });
  const perSecond = (what: string, series: Series): Measured => ({
    what: `${what}, median`,
    value: 1_000 / series.median,
    unit: 'services/s',
    series,
  });
  return [
    atMost(1.5, {
      name: 'checks',
      measured: toMeasured('all at once', times.together),
      against: toMeasured('each by itself', times.alone),
    }),
    justToKnow({
      name: 'rendering with all checks',
      measured: perSecond('new services, no task around it', times.made),
    }),
  ];
}

function toMeasured(what: string, series: Series): Measured {
  return { what: `${what}, median`, value: series.median, unit: 'ms', series };
}
