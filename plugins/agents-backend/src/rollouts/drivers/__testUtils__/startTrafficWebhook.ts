import type { TrafficInstance } from '@agent-portal/plugin-agents-node';
import { FakeTrafficDriver } from '@agent-portal/plugin-agents-node/testUtils';
import { createHmac } from 'node:crypto';
import {
  createServer,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { WebhookCommand } from '../webhookPayloads';

/** A request as the webhook saw it. */
export interface SeenRequest {
  method?: string;
  path: string;
  headers: IncomingMessage['headers'];
  body: string;
}

/** A receiver of the webhook driver's requests, with traffic in memory. */
export interface TrafficWebhook {
  url: string;
  traffic: FakeTrafficDriver;
  seen: SeenRequest[];
  /** What the next requests are answered with instead, in order. */
  failures: Array<{ status: number; body?: string } | 'close'>;
  /** The agent whose requests are never answered. */
  silentAbout: Set<string>;
  stop(): Promise<void>;
}

/** Starts one that checks signatures as the README says. */
export async function startTrafficWebhook(
  secret: string,
): Promise<TrafficWebhook> {
  const traffic = FakeTrafficDriver.create({ now: () => 1_000 });
  const seen: SeenRequest[] = [];
  const failures: TrafficWebhook['failures'] = [];
  const silentAbout = new Set<string>();

  const answer = async (
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> => {
    const body = await text(request);
    const path = request.url ?? '';
    const { method, headers } = request;
    seen.push({ method, path, headers, body });
    const failure = failures.shift();
    if (failure === 'close') {
      request.socket.destroy();
    } else if (failure) {
      response.writeHead(failure.status).end(failure.body);
    } else if (!isSigned(headers, body || path, secret)) {
      response.writeHead(401).end('the signature is wrong');
    } else if (method === 'POST') {
      await carryOut(traffic, body, response);
    } else {
      const { searchParams } = new URL(path, 'http://localhost');
      const agentRef = searchParams.get('agent') ?? '';
      if (silentAbout.has(agentRef)) return;
      const found = traffic.get({
        agentRef,
        environmentRef: searchParams.get('environment') ?? '',
      });
      response
        .writeHead(found ? 200 : 404)
        .end(JSON.stringify(found ?? 'no such agent'));
    }
  };
  const server = createServer((request, response) => {
    answer(request, response).catch(error =>
      response.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hook`,
    traffic,
    seen,
    failures,
    silentAbout,
    stop: async () => {
      server.closeAllConnections();
      await new Promise(resolve => {
        server.close(resolve);
      });
    },
  };
}

async function carryOut(
  traffic: FakeTrafficDriver,
  body: string,
  response: ServerResponse,
): Promise<void> {
  const { instance, command }: WebhookCommand = JSON.parse(body);
  const target: TrafficInstance = {
    agentRef: instance.agent,
    environmentRef: instance.environment,
    url: instance.url,
    settings: {},
  };
  try {
    const { rollout, ...rest } = command;
    await traffic.apply(target, { ...rest, rolloutId: rollout });
    response.writeHead(204).end();
  } catch (error) {
    const { name, message } = error as Error;
    response.writeHead(name === 'ConflictError' ? 409 : 422).end(message);
  }
}

function isSigned(
  headers: IncomingMessage['headers'],
  content: string,
  secret: string,
): boolean {
  const timestamp = headers['x-agent-portal-timestamp'];
  const expected = createHmac('sha256', secret)
    .update(`${timestamp}.${content}`)
    .digest('hex');
  return headers['x-agent-portal-signature'] === `sha256=${expected}`;
}
