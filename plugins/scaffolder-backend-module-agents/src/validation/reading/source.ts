import type { ParsedFiles } from '../files';

const program =
  /^(?!(.*\/)?(tests?|evals|load|docs|node_modules)\/)(?!.*\.test\.ts$)(?!(.*\/)?test_[^/]*\.py$).*\/[^/]+\.(ts|py)$/;

/** The program's own files, without its tests. */
export function sourceFiles(files: ParsedFiles): string[] {
  return files.derive('source files', () => files.matching(program));
}

/** All texts in quotes in the program, with the file that each first stands in. */
export function sourceLiterals(files: ParsedFiles): Map<string, string> {
  return files.derive('source literals', () => {
    const literals = new Map<string, string>();
    for (const path of sourceFiles(files)) {
      for (const match of files
        .text(path)
        .matchAll(/(["'`])([^"'`\n\\]{1,120})\1/g)) {
        if (!literals.has(match[2])) {
          literals.set(match[2], path);
        }
      }
    }
    return literals;
  });
}

/** All words in the program, with the files that they stand in. */
export function sourceWords(files: ParsedFiles): Map<string, Set<string>> {
  return files.derive('source words', () => {
    const words = new Map<string, Set<string>>();
    for (const path of sourceFiles(files)) {
      for (const [word] of files.text(path).matchAll(/[A-Za-z_]\w+/g)) {
        const paths = words.get(word) ?? new Set();
        words.set(word, paths.add(path));
      }
    }
    return words;
  });
}
