import { createApiRef } from '@backstage/frontend-plugin-api';
import type { JsonObject } from '@backstage/types';

/** One file that a template would make. */
export type PreviewedFile = { path: string; bytes: number; content?: string };

/** What one check said. A check that was skipped has not passed. */
export type PreviewedCheck = {
  check: string;
  title: string;
  status: 'passed' | 'failed' | 'skipped';
  files: number;
  reason?: string;
};

/** Something wrong with a file that would be made. */
export type PreviewedFinding = {
  rule: string;
  file: string;
  line?: number;
  message: string;
  fix: string;
};

/** What a template would make of what was filled in so far. */
export type ServicePreview = {
  files: PreviewedFile[];
  checks: PreviewedCheck[];
  findings: PreviewedFinding[];
};

/** Shows what a template would make, without making it. */
export interface ServicePreviewApi {
  /**
   * @param template - Reference of the template.
   * @param parameters - The form as filled in so far.
   * @throws ResponseError naming the answers that cannot be used
   */
  preview(
    template: string,
    parameters: JsonObject,
    options?: { signal?: AbortSignal },
  ): Promise<ServicePreview>;
}

export const servicePreviewApiRef = createApiRef<ServicePreviewApi>().with({
  id: 'plugin.agents.service-preview',
  pluginId: 'agents',
});
