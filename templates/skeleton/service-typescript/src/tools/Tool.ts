import type { ToolDefinition } from '../model/Model.ts';

/** Something outside of the language model that it may use. */
export interface Tool {
  definition: ToolDefinition;
  /** @throws ToolError when the tool cannot do it */
  run(input: Record<string, unknown>, signal: AbortSignal): Promise<string>;
}

/** Why a call of a tool failed; the model is told the message. */
export class ToolError extends Error {
  override name = 'ToolError';
  /** As in the metrics, e.g. `not_connected`. */
  readonly type: string;

  constructor(type: string, message: string) {
    super(message);
    this.type = type;
  }
}
