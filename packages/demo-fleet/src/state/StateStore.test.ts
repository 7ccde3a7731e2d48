import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileStateStore } from './FileStateStore';
import { MemoryStateStore } from './MemoryStateStore';
import { InstanceState, StateStore } from './StateStore';

const states: InstanceState[] = [
  { agent: 'one', environment: 'production', faults: { errors: 0.2 } },
  {
    agent: 'two',
    environment: 'staging',
    faults: {},
    release: {
      stable: { version: '1' },
      candidate: { version: '2' },
      weight: 5,
    },
    catalogVersion: '1',
  },
];

let folder: string;
let file: string;
const logged: string[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'state-'));
  file = join(folder, 'deep', 'fleet.json');
  logged.length = 0;
});
afterEach(async () => rm(folder, { recursive: true }));

function createFileStore(): FileStateStore {
  return FileStateStore.create({
    file,
    now: () => 42,
    log: message => logged.push(message),
  });
}

describe.each<[string, () => StateStore]>([
  ['FileStateStore', createFileStore],
  ['MemoryStateStore', () => MemoryStateStore.create()],
])('%s', (_name, create) => {
  it('is empty at first', async () => {
    await expect(create().load()).resolves.toEqual([]);
  });

  it('gives back what was saved last', async () => {
    const store = create();
    await store.save(states);
    await store.save([states[1]]);
    await expect(store.load()).resolves.toEqual([states[1]]);
  });
});

describe('FileStateStore', () => {
  it('gives back what another one saved, and leaves no other file', async () => {
    await createFileStore().save(states);
    await expect(createFileStore().load()).resolves.toEqual(states);
    await expect(readdir(join(folder, 'deep'))).resolves.toEqual([
      'fleet.json',
    ]);
  });

  it.each([
    ['no JSON', '{"version": 1, "inst', /JSON/],
    ['another shape', '{"version": 1, "instances": 7}', /instances: .*got 7/],
    [
      'a value out of range',
      '{"version":1,"instances":[{"agent":"a","environment":"b","faults":{"errors":2}}]}',
      /instances\.0\.faults\.errors: .*got 2/,
    ],
  ])('sets a file aside that holds %s', async (_name, text, reason) => {
    await createFileStore().save([]);
    await writeFile(file, text);
    await expect(createFileStore().load()).resolves.toEqual([]);
    expect(logged).toEqual([expect.stringMatching(reason)]);
    await expect(readFile(`${file}.corrupt-42`, 'utf8')).resolves.toBe(text);

    await createFileStore().save(states);
    await expect(createFileStore().load()).resolves.toEqual(states);
  });
});
