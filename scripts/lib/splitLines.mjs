import { StringDecoder } from 'node:string_decoder';

/** Turns chunks of output into whole lines; `flush` hands over an unfinished one. */
export function splitLines(onLine) {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  return {
    push(chunk) {
      const lines = (rest + decoder.write(chunk)).split(/\r?\n/);
      rest = lines.pop();
      for (const line of lines) {
        onLine(line);
      }
    },
    flush() {
      const line = rest + decoder.end();
      rest = '';
      if (line) {
        onLine(line);
      }
    },
  };
}
