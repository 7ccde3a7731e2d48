import { createServer } from 'node:http';
import { Express } from 'express';
import { errorCode } from '../errors/errorCode';

export interface ControlServer {
  url: string;
  stop(): Promise<void>;
}

/** @throws Error naming the port when the control API cannot have it. */
export async function startControlServer(
  app: Express,
  port: number,
): Promise<ControlServer> {
  const server = createServer(app);
  await new Promise<void>((resolve, reject) => {
    server.once('error', error => {
      const taken = errorCode(error) === 'EADDRINUSE';
      reject(
        new Error(
          taken
            ? `Port ${port}, meant for the control API, is taken by another program; is the demo fleet running already?`
            : `The control API cannot use port ${port}: ${error.message}`,
        ),
      );
    });
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  const actual = typeof address === 'object' && address ? address.port : port;
  return {
    url: `http://127.0.0.1:${actual}`,
    stop: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
