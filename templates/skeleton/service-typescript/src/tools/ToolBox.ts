import type { ToolCall, ToolDefinition, ToolResult } from '../model/Model.ts';
import type { AgentMetrics } from '../telemetry/AgentMetrics.ts';
import { withSpan } from '../telemetry/withSpan.ts';
import type { Tool } from './Tool.ts';
import { ToolError } from './Tool.ts';

/** The tools that may be called; measures and traces their calls. */
export class ToolBox {
  readonly #tools: Map<string, Tool>;
  readonly #metrics: AgentMetrics;

  private constructor(tools: Map<string, Tool>, metrics: AgentMetrics) {
    this.#tools = tools;
    this.#metrics = metrics;
  }

  /** @throws Error when a tool is allowed that does not exist */
  static create(options: {
    tools: Tool[];
    allowed: string[];
    metrics: AgentMetrics;
  }): ToolBox {
    const { tools, allowed, metrics } = options;
    const byName = new Map(tools.map(tool => [tool.definition.name, tool]));
    const chosen = allowed.map((name): [string, Tool] => {
      const tool = byName.get(name);
      if (!tool) {
        throw new Error(
          `AGENT_TOOLS names ${JSON.stringify(
            name,
          )}, which is not in src/tools/tools.ts; there are: ${
            [...byName.keys()].join(', ') || 'none'
          }`,
        );
      }
      return [name, tool];
    });
    return new ToolBox(new Map(chosen), metrics);
  }

  get definitions(): ToolDefinition[] {
    return [...this.#tools.values()].map(tool => tool.definition);
  }

  /** Calls a tool; a failure becomes the result that the model is told. */
  async call(
    call: ToolCall,
    signal: AbortSignal,
  ): Promise<{ result: ToolResult; failed: boolean }> {
    const tool = this.#tools.get(call.name);
    if (!tool) {
      return failure(call, `There is no tool named ${call.name}`);
    }
    const startedAt = performance.now();
    let errorType = '';
    try {
      const content = await withSpan(
        `execute_tool ${call.name}`,
        {
          'gen_ai.operation.name': 'execute_tool',
          'gen_ai.tool.name': call.name,
        },
        () => tool.run(call.input, signal),
      );
      return { result: { call, content }, failed: false };
    } catch (error) {
      signal.throwIfAborted();
      errorType = error instanceof ToolError ? error.type : 'internal';
      return failure(
        call,
        error instanceof ToolError ? error.message : `${call.name} failed`,
      );
    } finally {
      const seconds = (performance.now() - startedAt) / 1000;
      this.#metrics.recordToolCall(
        call.name,
        seconds,
        signal.aborted ? 'timeout' : errorType,
      );
    }
  }
}

function failure(call: ToolCall, content: string) {
  return { result: { call, content }, failed: true };
}
