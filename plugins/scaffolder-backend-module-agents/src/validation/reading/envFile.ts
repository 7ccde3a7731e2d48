/** The environment files of a service. */
export const envFiles =
  /^(\.env(\.[\w-]+)?|config\/environments\/[\w-]+\.env)$/;

/** A key of an environment file, with its value and where it stands. */
export interface EnvSetting {
  value: string;
  line: number;
}

/** What an environment file says, and the lines that say nothing usable. */
export interface EnvFile {
  settings: Map<string, EnvSetting>;
  /** Keys named in `# secret: KEY` lines, with their lines. */
  secrets: Map<string, number>;
  mistakes: { line: number; message: string; fix: string }[];
}

/** Reads an environment file. Never throws. */
export function readEnvFile(text: string): EnvFile {
  const settings = new Map<string, EnvSetting>();
  const secrets = new Map<string, number>();
  const mistakes: EnvFile['mistakes'] = [];
  for (const [index, raw] of text.split('\n').entries()) {
    const line = index + 1;
    const written = raw.trim();
    const secret = /^#\s*secret:\s*([A-Za-z_]\w*)/.exec(written);
    if (secret) {
      secrets.set(secret[1], line);
    }
    if (written === '' || written.startsWith('#')) {
      continue;
    }
    const setting = /^([A-Za-z_][A-Za-z0-9_]*)=(.*)$/.exec(written);
    if (!setting) {
      mistakes.push({
        line,
        message: `is not KEY=value (got ${JSON.stringify(
          written.slice(0, 60),
        )})`,
        fix: 'write KEY=value, with no space before the equals sign',
      });
      continue;
    }
    const [, key, value] = setting;
    if (settings.has(key)) {
      mistakes.push({
        line,
        message: `${key} stands a second time; it stands in line ${
          settings.get(key)?.line
        } already`,
        fix: 'remove one of the two lines',
      });
    }
    const bare = value.replace(/^(["'])(.*)\1$/, '$2');
    if (bare.trim() === '') {
      mistakes.push({
        line,
        message: `${key} has no value`,
        fix: `give it a value, or write "# secret: ${key}" when it comes from the vault`,
      });
    }
    settings.set(key, { value: bare, line });
  }
  return { settings, secrets, mistakes };
}
