import {
  formatEntityIssue,
  validateAgentPortalEntity,
  validateEntityLimits,
} from '@agent-portal/plugin-agents-common';
import { entitiesInMarkdown } from './__testUtils__/writtenEntities';
import { schemaIssues } from './processing/schemaIssues';

describe('the examples in the README', () => {
  const entities = entitiesInMarkdown(
    'plugins/catalog-backend-module-agents/README.md',
  );

  it('show every kind', () => {
    expect(entities.map(({ kind }) => kind)).toEqual([
      'Component',
      'Resource',
      'KpiSet',
      'Scorecard',
      'RolloutPlan',
      'AlertPolicy',
    ]);
  });

  it.each(entities.map(entity => [entity.kind, entity]))(
    'are valid: %s',
    (_, entity) => {
      expect(
        [
          ...validateEntityLimits(entity),
          ...validateAgentPortalEntity(entity),
          ...schemaIssues(entity),
        ].map(formatEntityIssue),
      ).toEqual([]);
    },
  );
});
