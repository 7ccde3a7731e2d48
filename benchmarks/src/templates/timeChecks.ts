import {
  validateService,
  type Validator,
} from '@agent-portal/plugin-scaffolder-backend-module-agents/src/validation';
import { createValidators } from '@agent-portal/plugin-scaffolder-backend-module-agents/src/validation/createValidators';
import { ParsedFiles } from '@agent-portal/plugin-scaffolder-backend-module-agents/src/validation/files';
import { type Task, timeOf } from '../measure/interleave';
import { type Series, summarize } from '../measure/statistics';
import {
  type RenderedService,
  renderService,
  withUnknownTexts,
} from './renderService';
import { answersOf, newForm } from './serviceForm';

/** How long the checks of a service take. */
export interface CheckTimes {
  /** All, of a service that no cache knows. */
  together: Series;
  /** The sum of each by itself, each of a service that no cache knows. */
  alone: Series;
  /** Rendering a new service and making all checks. */
  made: Series;
}

/** Times the checks in turns; services are prepared outside of the time. */
export async function timeChecks(options: {
  rounds: number;
  warmUp: number;
}): Promise<CheckTimes> {
  const ways = [
    { time: timeTogether, times: [] as number[] },
    { time: timeAlone, times: [] as number[] },
    { time: timeMade, times: [] as number[] },
  ];
  for (let round = -options.warmUp; round < options.rounds; round++) {
    for (let turn = 0; turn < ways.length; turn++) {
      const way = ways[(turn + Math.abs(round)) % ways.length];
      const elapsed = await way.time();
      if (round >= 0) way.times.push(elapsed);
    }
  }
  const [together, alone, made] = ways.map(({ times }) => summarize(times));
  return { together, alone, made };
}

async function timeTogether(): Promise<number> {
  const service = await unknownService();
  return timeOf(() => checkAll(service));
}

async function timeAlone(): Promise<number> {
  const count = validatorsOf(await unknownService()).length;
  let sum = 0;
  for (let index = 0; index < count; index++) {
    const service = await unknownService();
    sum += await timeOf(checkWith(validatorsOf(service)[index], service));
  }
  return sum;
}

async function timeMade(): Promise<number> {
  const answers = answersOf(newForm());
  return timeOf(async () => checkAll(await renderService(answers)));
}

async function unknownService(): Promise<RenderedService> {
  return withUnknownTexts(await renderService(answersOf(newForm())));
}

async function checkAll({ files, plan }: RenderedService): Promise<void> {
  const { findings } = await validateService(files, { plan, programs: false });
  refuseFindings(findings);
}

function checkWith(validator: Validator, { files }: RenderedService): Task {
  return async () => {
    const result = await validator.check(ParsedFiles.of(files));
    refuseFindings('findings' in result ? result.findings : []);
  };
}

/** A check that fails says nothing about one that passes. */
function refuseFindings(findings: { file: string; message: string }[]): void {
  const [first] = findings;
  if (first) {
    throw new Error(`The checks find in ${first.file}: ${first.message}`);
  }
}

function validatorsOf({ plan }: RenderedService): Validator[] {
  return createValidators({ plan, forbidden: [], programs: false });
}
