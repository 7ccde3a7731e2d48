import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { OriginCommand, OriginMessage } from './messages';

/**
 * Answers for all of 127.0.0.0/8 in a process of its own, so that those who ask do not share
 * their processor time with it. Addresses below 127.{@link HUNG_NETWORK} never answer while told
 * so.
 */
const HUNG_NETWORK = '127.99.';

const BODY = JSON.stringify({
  status: 'pass',
  version: '1',
  releaseId: '1.0.0',
  checks: {
    'event-bus:responseTime': [
      {
        componentType: 'component',
        observedValue: 3,
        observedUnit: 'ms',
        status: 'pass',
      },
    ],
  },
});

let requests = 0;
let hang = false;

const server = createServer((req, res) => {
  requests++;
  if (hang && req.socket.localAddress?.startsWith(HUNG_NETWORK)) return;
  res.setHeader('content-type', 'application/health+json');
  res.end(BODY);
});
server.listen({ port: 0, host: '0.0.0.0', backlog: 4_096 }, () => {
  const { port } = server.address() as AddressInfo;
  send({ type: 'listening', port });
});

process.on('message', (command: OriginCommand) => {
  if (command.type === 'hang') hang = command.hang;
  send({ type: 'done', requests });
  requests = 0;
});
process.on('disconnect', () => process.exit());

function send(message: OriginMessage): void {
  process.send?.(message);
}
