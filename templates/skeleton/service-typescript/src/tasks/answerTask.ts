import { instructions } from '../agent.ts';
import { filterOutput } from '../guardrails/filterOutput.ts';
import type { Model, Turn } from '../model/Model.ts';
import type { Passage, PassageIndex } from '../stores/PassageIndex.ts';
import type { ToolBox } from '../tools/ToolBox.ts';
import { TaskError } from './TaskError.ts';

/** Most times that the model may call tools before it has to answer. */
const mostRounds = 5;

export interface Answer {
  text: string;
  /** False when the model's answer was cut off. */
  complete: boolean;
  /** Kinds of secrets and personal data that were masked. */
  masked: string[];
  toolsUsed: string[];
  toolsFailed: number;
}

/** Works on one task: knowledge, then model and tools in turn, then the output filter. */
export async function answerTask(options: {
  input: string;
  model: Model;
  toolBox: ToolBox;
  passages?: PassageIndex;
  signal: AbortSignal;
}): Promise<Answer> {
  const { input, model, toolBox, passages, signal } = options;
  const found = passages ? await findPassages(passages, input, signal) : [];
  const turns: Turn[] = [{ role: 'user', text: withPassages(input, found) }];
  const toolsUsed = new Set<string>();
  let toolsFailed = 0;
  for (let round = 0; round < mostRounds; round += 1) {
    const tools = toolBox.definitions;
    const reply = await model.answer({ instructions, turns, tools, signal });
    if (reply.toolCalls.length === 0) {
      const { text, masked } = filterOutput(reply.text);
      return {
        text,
        complete: reply.complete,
        masked,
        toolsUsed: [...toolsUsed],
        toolsFailed,
      };
    }
    const calls = await Promise.all(
      reply.toolCalls.map(call => toolBox.call(call, signal)),
    );
    for (const { result, failed } of calls) {
      toolsUsed.add(result.call.name);
      toolsFailed += failed ? 1 : 0;
    }
    turns.push(
      { role: 'assistant', text: reply.text, toolCalls: reply.toolCalls },
      { role: 'tools', results: calls.map(({ result }) => result) },
    );
  }
  throw new TaskError(
    'model_refused',
    `The model called tools ${mostRounds} times over and gave no answer`,
  );
}

/** An answer without the knowledge it should rest on would look right and not be. */
async function findPassages(
  passages: PassageIndex,
  input: string,
  signal: AbortSignal,
): Promise<Passage[]> {
  try {
    return await passages.search(input, signal);
  } catch (cause) {
    throw new TaskError(
      'dependency_unavailable',
      'The knowledge that answers rest on cannot be searched at present',
      { cause, retryAfterSeconds: 10 },
    );
  }
}

function withPassages(input: string, passages: Passage[]): string {
  return passages.length === 0
    ? input
    : [
        input,
        'Base the answer on these passages and name their sources:',
        ...passages.map(({ source, text }) => `[${source}] ${text}`),
      ].join('\n\n');
}
