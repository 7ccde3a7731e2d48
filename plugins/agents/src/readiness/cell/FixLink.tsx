import type { FixAction } from '@agent-portal/plugin-agents-common';
import { parseEntityRef } from '@backstage/catalog-model';
import { LinkButton } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { createAgentRouteRef } from '../../routes';
import { isWebAddress } from './isWebAddress';

/** A button that leads to what mends a check: a template with answers filled in, or a page. */
export function FixLink({ fix }: { fix: FixAction }) {
  const createPage = useRouteRef(createAgentRouteRef);
  const to =
    fix.type === 'template' ? templatePath(fix, createPage?.()) : fix.url;
  if (!to || (fix.type === 'link' && !isWebAddress(to) && !isPath(to))) {
    return null;
  }
  return (
    <LinkButton to={to} variant="contained" color="primary" size="small">
      {fix.title}
    </LinkButton>
  );
}

function templatePath(fix: FixAction, createPath: string | undefined) {
  if (!createPath || !fix.template) return undefined;
  const { namespace, name } = parseEntityRef(fix.template, {
    defaultKind: 'template',
    defaultNamespace: 'default',
  });
  const answers = JSON.stringify(fix.values ?? {});
  return `${createPath}/templates/${namespace}/${name}?${new URLSearchParams({
    formData: answers,
  })}`;
}

/** A path within the portal; two slashes would lead to another host. */
function isPath(url: string) {
  return /^\/(?![/\\])/.test(url);
}
