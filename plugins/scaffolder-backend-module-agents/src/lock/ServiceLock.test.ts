import { readAnswers } from '../answers';
import { exampleAnswers } from '../__testUtils__/exampleAnswers';
import {
  answersId,
  createLock,
  lockFile,
  lockId,
  readLock,
} from './ServiceLock';

const answers = readAnswers(exampleAnswers);

describe('ServiceLock', () => {
  it('is the same for the same answers in another order', () => {
    const reversed = Object.fromEntries(
      Object.entries(exampleAnswers).reverse(),
    );
    const made = { answers, template: 'template:default/t', version: '1' };
    const id = lockId(made);
    expect(answersId(readAnswers(reversed))).toBe(answersId(answers));
    expect(lockId({ ...made, answers: readAnswers(reversed) })).toBe(id);
    for (const change of [
      { answers: { ...answers, port: 9000 } },
      { template: 'template:default/other' },
      { version: '2' },
    ]) {
      expect(lockId({ ...made, ...change })).not.toBe(id);
    }
  });

  it('is read back from its file', () => {
    const lock = createLock({
      template: 'template:default/agent-service-typescript',
      version: '1.0.0',
      answers,
      files: [
        { path: 'b', content: Buffer.from('b'), executable: false },
        { path: 'a', content: Buffer.from(''), executable: false },
        {
          path: '.agents/lock.yaml',
          content: Buffer.from(''),
          executable: false,
        },
      ],
    });
    expect(readLock(lockFile(lock).content.toString())).toEqual(lock);
    expect(Object.entries(lock.files)).toEqual([
      ['a', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
      ['b', '3e23e8160039594a33894f6564e1b1348bbd7a0088d42c4acb73eeaed59c009d'],
    ]);
  });

  it('names the field of a lock file that is not usable', () => {
    expect(() => readLock('id: 1\n')).toThrow(
      '.agents/lock.yaml is not usable: id',
    );
  });
});
