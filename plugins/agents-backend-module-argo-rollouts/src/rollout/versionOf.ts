import type { PodTemplate } from './rolloutSchema';

const VERSION_LABEL = 'app.kubernetes.io/version';

/** The release that pods are of: their version label, else the tag of their first image. */
export function versionOf(template: PodTemplate): string | undefined {
  const label = template.metadata?.labels?.[VERSION_LABEL];
  if (label) return label;
  const [image] = (template.spec?.containers[0]?.image ?? '').split('@');
  // A colon before the last slash belongs to the port of the registry.
  return /:([\w][\w.-]{0,127})$/.exec(
    image.slice(image.lastIndexOf('/') + 1),
  )?.[1];
}
