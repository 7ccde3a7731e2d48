/** A tool as the language model sees it. */
export interface ToolDefinition {
  name: string;
  description: string;
  /** JSON Schema of the tool's input. */
  parameters: Record<string, unknown>;
}

/** The model's wish that a tool be called. */
export interface ToolCall {
  id: string;
  name: string;
  input: Record<string, unknown>;
  /** What a provider wants back unchanged with the tool's result. */
  signature?: string;
}

export interface ToolResult {
  call: ToolCall;
  content: string;
}

/** One turn of the conversation about a task. */
export type Turn =
  | { role: 'user'; text: string }
  | { role: 'assistant'; text: string; toolCalls: ToolCall[] }
  | { role: 'tools'; results: ToolResult[] };

export interface ModelRequest {
  instructions: string;
  turns: Turn[];
  tools: ToolDefinition[];
  signal: AbortSignal;
}

export interface ModelReply {
  text: string;
  toolCalls: ToolCall[];
  /** False when the answer was cut off. */
  complete: boolean;
  /** Tokens. */
  usage: { input: number; output: number };
}

/** A language model, whoever serves it. */
export interface Model {
  /** @throws TaskError when the model gives no answer */
  answer(request: ModelRequest): Promise<ModelReply>;
  /** Throws when the provider cannot be reached; costs no tokens. */
  probe(signal: AbortSignal): Promise<void>;
}

/** Most tokens that one answer may have. */
export const answerTokens = 2048;
