import { BoundedCache } from '../BoundedCache';
import { nodeRequire } from '../nodeRequire';
import { perFile } from '../perFile';

type Hcl = typeof import('@cdktf/hcl2json');

/** A Terraform file as data, or why it cannot be read. */
export type TerraformFile =
  | { value: unknown }
  | { mistakes: { line: number; message: string }[] };

const parsed = BoundedCache.create<Promise<TerraformFile>>({ limit: 1_000 });

/** Reads a Terraform file. Never throws. */
export function readTerraform(text: string): Promise<TerraformFile> {
  return parsed.get(text, async () => {
    try {
      const { parse }: Hcl = nodeRequire('@cdktf/hcl2json');
      const value: unknown = await parse('main.tf', text);
      return { value };
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      const found = [
        ...message.matchAll(/main\.tf:(\d+),[\d,-]+: ([^;\]]+(?:; [^\]]+)?)/g),
      ];
      return {
        mistakes:
          found.length > 0
            ? found.map(match => ({
                line: Number(match[1]),
                message: match[2].trim(),
              }))
            : [{ line: 1, message }],
      };
    }
  });
}

/** Blocks, arguments and expressions of Terraform. */
export const terraformSyntax = perFile({
  id: 'terraform-syntax',
  title: 'Terraform can be read',
  files: /\.(tf|tfvars)$/,
  async check({ path, text }) {
    const file = await readTerraform(text);
    return 'mistakes' in file
      ? file.mistakes.map(({ line, message }) => ({
          rule: 'terraform-syntax',
          file: path,
          line,
          message,
          fix: 'correct the block or expression in this line',
        }))
      : [];
  },
});
