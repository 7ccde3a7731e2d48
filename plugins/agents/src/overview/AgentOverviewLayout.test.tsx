import {
  EntityProvider,
  catalogApiRef,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import type { Entity } from '@backstage/catalog-model';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import { AgentOverviewLayout } from './AgentOverviewLayout';

const ENTITY: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'alpha' },
  spec: { type: 'ai-agent' },
};

function renderLayout(entity: Entity) {
  renderInTestApp(
    <EntityProvider entity={entity}>
      <AgentOverviewLayout
        cards={[
          { type: 'info', element: <p>About</p> },
          { element: <p>Relations</p> },
          { type: 'content', element: <p>Phase</p> },
          { type: 'content', element: <p>Health</p> },
        ]}
      />
    </EntityProvider>,
    {
      apis: [[catalogApiRef, catalogApiMock({ entities: [entity] })]],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    },
  );
}

describe('AgentOverviewLayout', () => {
  it('puts the cards that say how the agent is before all others', async () => {
    renderLayout(ENTITY);
    await screen.findByText('Phase');
    expect(
      [...document.querySelectorAll('p')].map(element => element.textContent),
    ).toEqual(['Phase', 'Health', 'Relations', 'About']);
  });

  it('still says what is wrong with the entity', async () => {
    renderLayout({
      ...ENTITY,
      metadata: {
        ...ENTITY.metadata,
        annotations: { 'backstage.io/orphan': 'true' },
      },
    });
    expect(await screen.findByText(/orphan/i)).toBeInTheDocument();
  });
});
