import { setTimeout } from 'node:timers/promises';
import type { JsonObject } from '@backstage/types';

/** The task runs in the same process, and asking without a pause would take its time. */
const POLL_MS = 50;

/** How a task ended. */
export interface TaskEnd {
  id: string;
  status: 'completed' | 'failed';
  error?: string;
  output: JsonObject;
  /** All lines of its log. */
  log: string[];
}

interface TaskEvent {
  id: number;
  type: string;
  body: { message: string; output?: JsonObject; error?: { message: string } };
}

/** The scaffolder's tasks, over HTTP. */
export class TaskClient {
  constructor(private readonly baseUrl: string) {}

  async post(path: string, body: unknown): Promise<Response> {
    return fetch(`${this.baseUrl}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  }

  async run(
    template: string,
    values: JsonObject,
    secrets: Record<string, string> = {},
  ): Promise<TaskEnd> {
    const response = await this.post('/v2/tasks', {
      templateRef: `template:default/${template}`,
      values,
      secrets,
    });
    const body = await response.json();
    if (response.status !== 201) {
      throw new Error(`No task was made: ${JSON.stringify(body)}`);
    }
    return this.#end(body.id, 0);
  }

  async retry(id: string): Promise<TaskEnd> {
    const before = await this.#events(id, 0);
    const response = await this.post(`/v2/tasks/${id}/retry`, { secrets: {} });
    if (!response.ok) {
      throw new Error(`No retry of ${id}: ${await response.text()}`);
    }
    const last = Math.max(...before.map(event => event.id));
    return this.#end(id, last);
  }

  async get(id: string): Promise<JsonObject> {
    const response = await fetch(`${this.baseUrl}/v2/tasks/${id}`);
    return response.json();
  }

  async #end(id: string, after: number): Promise<TaskEnd> {
    // Asked again and again: the scaffolder gives its events by the second only.
    while (
      ['open', 'processing'].includes(String((await this.get(id)).status))
    ) {
      await setTimeout(POLL_MS);
    }
    const events = await this.#events(id, after);
    const end = events.find(({ type }) => type === 'completion');
    if (!end) {
      throw new Error(`The task ${id} ended without saying how`);
    }
    const error = end.body.error?.message;
    return {
      id,
      status: error === undefined ? 'completed' : 'failed',
      error,
      output: end.body.output ?? {},
      log: events.map(({ body }) => body.message),
    };
  }

  async #events(id: string, after: number): Promise<TaskEvent[]> {
    const response = await fetch(
      `${this.baseUrl}/v2/tasks/${id}/events?after=${after}`,
    );
    return response.json();
  }
}
