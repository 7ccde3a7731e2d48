import { type ChildProcess, fork } from 'node:child_process';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import type { OriginCommand, OriginMessage } from './messages';

/** Addresses at hosts of their own, all of them on this machine. */
export interface Origins {
  /** The origin of one of them; every hundredth is in the part that can be made to hang. */
  urlOf(index: number): string;
  /** Requests answered since the last call. */
  count(): Promise<number>;
  /** Makes one address in a hundred accept connections and never answer, or ends that. */
  setHanging(hang: boolean): Promise<void>;
  stop(): void;
}

/** Starts a process that answers at any address of 127.0.0.0/8. */
export async function startOrigins(): Promise<Origins> {
  const child = fork(
    resolvePackagePath(
      '@agent-portal/benchmarks',
      'src/origins/originServer.ts',
    ),
  );
  const first = await next(child);
  if (first.type !== 'listening') throw new Error('The origins do not listen');
  const tell = async (command: OriginCommand): Promise<number> => {
    const answer = next(child);
    child.send(command);
    const message = await answer;
    return message.type === 'done' ? message.requests : 0;
  };
  return {
    urlOf: index =>
      `http://127.${index % 100 === 99 ? 99 : 1 + (index % 50)}.${
        1 + Math.floor(index / 100)
      }.${1 + (index % 100)}:${first.port}`,
    count: () => tell({ type: 'count' }),
    setHanging: async hang => {
      await tell({ type: 'hang', hang });
    },
    stop: () => child.kill(),
  };
}

function next(child: ChildProcess): Promise<OriginMessage> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number | null) => {
      reject(new Error(`The process of origins ended with ${code}`));
    };
    child.once('exit', onExit);
    child.on('message', function onMessage(message: unknown) {
      if (!isOriginMessage(message)) return;
      child.off('exit', onExit).off('message', onMessage);
      resolve(message);
    });
  });
}

/** What runs TypeScript sends messages of its own. */
function isOriginMessage(message: unknown): message is OriginMessage {
  return (
    typeof message === 'object' &&
    message !== null &&
    'type' in message &&
    (message.type === 'listening' || message.type === 'done')
  );
}
