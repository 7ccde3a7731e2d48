import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { errorCode } from '../errors/errorCode';
import { errorMessage } from '../errors/errorMessage';
import { parseInput } from '../input/parseInput';
import { InstanceState, instanceStateSchema, StateStore } from './StateStore';

const fileSchema = z.strictObject({
  version: z.literal(1),
  instances: z.array(instanceStateSchema),
});

/** Keeps the state in a JSON file, which is replaced as a whole or not at all. */
export class FileStateStore implements StateStore {
  readonly #file: string;
  readonly #now: () => number;
  readonly #log: (message: string) => void;

  private constructor(
    file: string,
    now: () => number,
    log: (message: string) => void,
  ) {
    this.#file = file;
    this.#now = now;
    this.#log = log;
  }

  static create(options: {
    file: string;
    now: () => number;
    log: (message: string) => void;
  }): FileStateStore {
    return new FileStateStore(options.file, options.now, options.log);
  }

  /** A file that cannot be understood is reported, set aside and replaced. */
  async load(): Promise<InstanceState[]> {
    let text: string;
    try {
      text = await readFile(this.#file, 'utf8');
    } catch (error) {
      if (errorCode(error) === 'ENOENT') {
        return [];
      }
      throw error;
    }
    try {
      return parseInput(fileSchema, JSON.parse(text)).instances;
    } catch (error) {
      const aside = `${this.#file}.corrupt-${this.#now()}`;
      await rename(this.#file, aside);
      const reason = errorMessage(error);
      this.#log(
        `The state in ${
          this.#file
        } cannot be used and is set aside as ${aside}: ${reason}. The fleet starts without faults and candidates.`,
      );
      return [];
    }
  }

  async save(instances: InstanceState[]): Promise<void> {
    await mkdir(dirname(this.#file), { recursive: true });
    const temporary = `${this.#file}.${process.pid}.tmp`;
    const handle = await open(temporary, 'w');
    try {
      const text = JSON.stringify({ version: 1, instances }, undefined, 2);
      await handle.writeFile(`${text}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, this.#file);
  }
}
