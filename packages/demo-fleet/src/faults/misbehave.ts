import { ServerResponse } from 'node:http';
import { healthFaults } from './faultSchema';

const slowBodyIntervalMs = 250;
const forbiddenTarget = 'http://169.254.169.254/latest/meta-data/';

function streamForever(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/health+json' });
  response.write('{"status":"pass","output":"');
  const timer = setInterval(() => response.write('.'), slowBodyIntervalMs);
  response.on('close', () => clearInterval(timer));
}

function cutBody(response: ServerResponse): void {
  response.writeHead(200, {
    'content-type': 'application/health+json',
    'content-length': 1000,
  });
  response.write('{"status":"pass",', () => response.destroy());
}

/** Answers a health request in one of the ways that a checker must survive. */
export function misbehave(
  response: ServerResponse,
  fault: (typeof healthFaults)[number],
): void {
  switch (fault) {
    case 'garbage':
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end('<!doctype html><title>Welcome</title><h1>It works!</h1>');
      return;
    case 'slow-body':
      streamForever(response);
      return;
    case 'cut-body':
      cutBody(response);
      return;
    case 'redirect':
      response.writeHead(302, { location: forbiddenTarget });
      response.end();
      return;
    default:
    // 'hang': never answered; the connection goes when the fault is cleared.
  }
}
