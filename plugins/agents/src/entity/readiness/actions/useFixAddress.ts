import type { FixAction } from '@agent-portal/plugin-agents-common';
import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import { createAgentRouteRef } from '../../../routes';
import { webAddress } from '../webAddress';

/**
 * Where a fix is done: the form of its template with the answers filled in, or its link. Without a
 * scaffolder in the app, the page of the template.
 */
export function useFixAddress(): (fix: FixAction) => string | undefined {
  const create = useRouteRef(createAgentRouteRef);
  const linkTo = useEntityRefLink();
  return ({ type, url, template, values = {} }) => {
    if (type === 'link') return webAddress(url);
    if (!template) return undefined;
    if (!create) return linkTo(template);
    const { namespace, name } = parseEntityRef(template, {
      defaultKind: 'template',
    });
    const form = [namespace, name].map(encodeURIComponent).join('/');
    const answers = new URLSearchParams({ formData: JSON.stringify(values) });
    return `${create().replace(/\/$/, '')}/templates/${form}?${answers}`;
  };
}
