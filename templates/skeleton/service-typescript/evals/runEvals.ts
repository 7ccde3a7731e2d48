import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { agent } from '../src/agent.ts';
import { readConfig } from '../src/config/readConfig.ts';
import { createService } from '../src/createService.ts';
import { createLogger } from '../src/telemetry/createLogger.ts';
import { TaskError } from '../src/tasks/TaskError.ts';
import type { TaskRunner } from '../src/tasks/TaskRunner.ts';
import { type EvalCase, evalCaseSchema, type EvalResult } from './EvalCase.ts';
import { scoreCase } from './scoreCase.ts';

async function ask(
  runner: TaskRunner,
  evalCase: EvalCase,
): Promise<EvalResult> {
  const { id, input, approvedBy } = evalCase;
  try {
    // A user per case, so that the limit per user does not hold the cases up.
    const outcome = await runner.run({ input, user: `eval-${id}`, approvedBy });
    return outcome.status === 'held'
      ? { status: 'held', text: outcome.reason }
      : { status: 'completed', text: outcome.answer };
  } catch (error) {
    if (!(error instanceof TaskError)) {
      throw error;
    }
    const refused = error.type === 'invalid_input';
    return { status: refused ? 'refused' : 'failed', text: error.message };
  }
}

const file = new URL('cases.json', import.meta.url);
const cases = z
  .array(evalCaseSchema)
  .min(1)
  .parse(JSON.parse(await readFile(file, 'utf8')));
const config = readConfig(process.env);
const service = await createService({
  config,
  // The audit log of the cases would hide their scores.
  logger: createLogger(
    { level: 'silent', environment: config.environment },
    { write: () => {} },
  ),
  now: Date.now,
});

let total = 0;
for (const expected of cases) {
  const { score, missed } = scoreCase(
    expected,
    await ask(service.runner, expected),
  );
  total += score;
  console.log(
    `${score.toFixed(2)}  ${expected.id}${missed
      .map(words => `\n        expected: ${words}`)
      .join('')}`,
  );
}
await service.stores.close();

const mean = total / cases.length;
const { quality } = agent.targets;
const passed = mean >= quality;
console.log(
  `\n${passed ? 'Passed' : 'Failed'}: quality ${mean.toFixed(3)} of ${
    cases.length
  } cases with ${config.model.provider}; at least ${quality} is asked for`,
);
process.exitCode = passed ? 0 : 1;
