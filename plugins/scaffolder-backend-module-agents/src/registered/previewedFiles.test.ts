import { previewedFiles } from './previewedFiles';

function file(path: string, content: string | Buffer) {
  return { path, content: Buffer.from(content), executable: false };
}

describe('previewedFiles', () => {
  it('lists files by path, without their text unless it is wanted', () => {
    const files = [file('b', 'two'), file('a', ''), file('c', 'x')];
    expect(previewedFiles(files, {})).toEqual([
      { path: 'a', bytes: 0 },
      { path: 'b', bytes: 3 },
      { path: 'c', bytes: 1 },
    ]);
    expect(previewedFiles(files, { contents: true })).toEqual([
      { path: 'a', bytes: 0, content: '' },
      { path: 'b', bytes: 3, content: 'two' },
      { path: 'c', bytes: 1, content: 'x' },
    ]);
  });

  it('leaves out the text of a file that is too long, and of what is no text', () => {
    const files = [
      file('fits', 'x'.repeat(200_000)),
      file('image', Buffer.from([0xff, 0x00, 0xd8])),
      file('long', 'x'.repeat(200_001)),
    ];
    const [fits, image, long] = previewedFiles(files, { contents: true });
    expect(fits.content).toHaveLength(200_000);
    expect(image).toEqual({ path: 'image', bytes: 3, content: undefined });
    expect(long).toEqual({ path: 'long', bytes: 200_001 });
  });

  it('gives three megabytes of text in all', () => {
    const names = Array.from({ length: 20 }, (_, index) =>
      `${index}`.padStart(2, '0'),
    );
    const files = names.map(name => file(name, 'x'.repeat(190_000)));
    const given = previewedFiles([...files, file('zz', 'short')], {
      contents: true,
    });
    expect(
      given.slice(0, 20).filter(({ content }) => content !== undefined),
    ).toHaveLength(15);
    expect(given[20].content).toBe('short');
  });
});
