import { arch, cpus, release, totalmem, type } from 'node:os';

/** What the figures were measured on. */
export interface Machine {
  processors: number;
  processor: string;
  memoryGiB: number;
  system: string;
  node: string;
}

/** Describes this machine. */
export function describeMachine(): Machine {
  const processors = cpus();
  return {
    processors: processors.length,
    processor: processors[0]?.model.trim() ?? 'unknown',
    memoryGiB: Math.round(totalmem() / 1024 ** 3),
    system: `${type()} ${release()} ${arch()}`,
    node: process.version,
  };
}
