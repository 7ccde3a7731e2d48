/**
 * The answers that the form of a template holds. The form asks on one level and in its own
 * words; what it asks besides, such as where to publish, is no part of the answers.
 */
export function formAnswers(
  form: Record<string, unknown>,
): Record<string, unknown> {
  const rollout = isRecord(form.rollout) ? form.rollout : {};
  return {
    name: form.name,
    title: form.title,
    description: form.description,
    owner: form.owner,
    system: form.system,
    family: form.family,
    language: form.language,
    model: { provider: form.provider, name: form.model },
    tools: form.tools,
    stores: form.stores,
    cloud: form.cloud,
    exposure: form.exposure,
    riskTier: form.riskTier,
    rollout: {
      strategy: form.strategy,
      plan: rollout.plan,
      wave: rollout.wave,
    },
    port: form.port,
    domain: form.domain,
    imageRegistry: form.imageRegistry,
    kpiTargets: form.kpiTargets,
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
