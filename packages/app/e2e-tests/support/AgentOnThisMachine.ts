import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An agent of nobody's fleet: it runs here, and serves its own catalog file. */
export class AgentOnThisMachine {
  readonly name: string;
  readonly #server: Server;
  #port = 0;
  #onProbe?: () => void;

  private constructor(name: string) {
    this.name = name;
    this.#server = createServer((request, response) => {
      const answer = this.#routes()[request.url ?? ''];
      if (request.url === '/health') this.#onProbe?.();
      if (!answer) {
        response.writeHead(404).end();
        return;
      }
      response.writeHead(200, { 'Content-Type': answer.type });
      response.end(answer.body);
    });
  }

  /** Starts it on a free port. */
  static async start(name: string): Promise<AgentOnThisMachine> {
    const agent = new AgentOnThisMachine(name);
    await new Promise<void>(resolve =>
      agent.#server.listen(0, 'localhost', resolve),
    );
    agent.#port = (agent.#server.address() as AddressInfo).port;
    return agent;
  }

  get url(): string {
    return `http://localhost:${this.#port}`;
  }

  /** Where its catalog file is. */
  get catalogUrl(): string {
    return `${this.url}/catalog-info.yaml`;
  }

  /** Resolves the moment that its health is asked for; the answer comes after. */
  nextProbe(): Promise<void> {
    return new Promise(resolve => {
      this.#onProbe = () => {
        this.#onProbe = undefined;
        resolve();
      };
    });
  }

  stop(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  #routes(): Record<string, { type: string; body: string }> {
    return {
      '/catalog-info.yaml': { type: 'application/yaml', body: this.#catalog() },
      '/health': {
        type: 'application/health+json',
        body: JSON.stringify({
          status: 'pass',
          version: '1',
          releaseId: '0.1.0',
          description: 'takes tasks',
        }),
      },
    };
  }

  #catalog(): string {
    return `apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: ${this.name}
  title: ${this.name}
spec:
  type: ai-agent
  lifecycle: experimental
  owner: group:default/core-agents
  agent:
    release:
      version: 0.1.0
    instances:
      - environment: resource:default/development
        url: ${this.url}
`;
  }
}
