import type {
  Model,
  ModelReply,
  ModelRequest,
  ToolCall,
  Turn,
} from './Model.ts';

/**
 * Answers without a language model: it repeats the task, and calls every tool whose
 * name stands in it. The same request always gets the same answer, so that development,
 * tests and evaluations need no network. Its tokens are words.
 */
export class OfflineModel implements Model {
  private constructor() {}

  static create(): OfflineModel {
    return new OfflineModel();
  }

  async answer(request: ModelRequest): Promise<ModelReply> {
    request.signal.throwIfAborted();
    const task = request.turns.find(turn => turn.role === 'user')?.text ?? '';
    const results = request.turns.flatMap(turn =>
      turn.role === 'tools' ? turn.results : [],
    );
    const toolCalls = results.length > 0 ? [] : callsIn(task, request);
    const text =
      toolCalls.length > 0
        ? ''
        : [
            `Offline answer, without a language model, to: ${task}`,
            ...results.map(({ call, content }) => `${call.name}: ${content}`),
          ].join('\n');
    return {
      text,
      toolCalls,
      complete: true,
      usage: {
        input: countWords([request.instructions, ...request.turns.map(textOf)]),
        output: countWords([text, ...toolCalls.map(call => call.name)]),
      },
    };
  }

  async probe(): Promise<void> {
    // Nothing that could be out of reach.
  }
}

function callsIn(task: string, request: ModelRequest): ToolCall[] {
  return request.tools
    .filter(tool => task.includes(tool.name))
    .map(({ name }, index) => ({
      id: `call-${index}`,
      name,
      input: { request: task },
    }));
}

function textOf(turn: Turn): string {
  return turn.role === 'tools'
    ? turn.results.map(result => result.content).join(' ')
    : turn.text;
}

function countWords(texts: string[]): number {
  return texts.join(' ').split(/\s+/).filter(Boolean).length;
}
