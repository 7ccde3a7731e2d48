import type { AgentRelease } from '../entities';
import { canonicalJson } from './canonicalJson';

/**
 * A release as canonical JSON: everything that makes up the release, and the same text for the
 * same release, in whatever order its tools and guardrails are listed. The digest to which
 * attestations are bound is `sha256:` and the SHA-256 of this text in hexadecimal.
 *
 * @public
 */
export function releaseFingerprint(release: AgentRelease): string {
  const { version, image, model, prompt, tools, guardrails } = release;
  return canonicalJson({
    version,
    image,
    model: model && { provider: model.provider, name: model.name },
    prompt: prompt && { ref: prompt.ref },
    tools: tools && [...tools].sort(),
    guardrails: guardrails && [...guardrails].sort(),
  });
}
