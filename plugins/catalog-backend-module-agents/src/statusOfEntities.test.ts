import { CatalogHarness } from './__testUtils__/CatalogHarness';
import {
  agentEntity,
  environmentEntity,
  instance,
} from './__testUtils__/fixtures';

// The catalog takes its time, and more of it on a busy machine.
jest.setTimeout(90_000);

const REF = 'component:default/quality-guardian';

describe('the status of an agent', () => {
  let catalog: CatalogHarness;

  beforeEach(async () => {
    catalog = await CatalogHarness.start();
  });

  afterEach(() => catalog.stop());

  function untilStatusSays(text: string) {
    return catalog.until(`the status to say ${text}`, async () => {
      const entity = await catalog.entity(REF);
      const items = entity?.status?.items ?? [];
      return items.some(item => item.message.includes(text)) && entity;
    });
  }

  function untilStatusIsClear() {
    return catalog.until('the status to be clear', async () => {
      const entity = await catalog.entity(REF);
      return entity && !entity.status?.items?.length && entity;
    });
  }

  it('keeps the last good version when an agent turns bad, and says why', async () => {
    const environment = environmentEntity('production');
    await catalog.ingest([
      agentEntity({ name: 'quality-guardian' }),
      environment,
    ]);
    await catalog.untilIngested(REF);

    await catalog.ingest([
      agentEntity({
        name: 'quality-guardian',
        agent: { instances: [instance({ url: 'ftp://host' })] },
      }),
      environment,
    ]);

    const entity = await untilStatusSays('ftp://host');
    expect(entity.spec).toMatchObject({ agent: { instances: [instance()] } });
  });

  it('names an environment that does not exist, until it does', async () => {
    const agent = agentEntity({
      name: 'quality-guardian',
      agent: {
        instances: [
          instance(),
          instance({ environment: 'staging', url: 'http://localhost:7201' }),
        ],
      },
    });
    const production = environmentEntity('production');
    await catalog.ingest([agent, production]);
    await catalog.untilIngested(REF);
    await catalog.untilIngested('resource:default/production');

    await catalog.readEnvironments();

    const { status } = await untilStatusSays('staging');
    expect(status?.items).toEqual([
      expect.objectContaining({
        type: 'backstage.io/catalog-processing',
        level: 'error',
        message: expect.stringContaining(
          'spec.agent.instances[1].environment: resource:default/staging is not an environment in the catalog',
        ),
      }),
    ]);

    await catalog.ingest([agent, production, environmentEntity('staging')]);
    await catalog.untilIngested('resource:default/staging');
    await catalog.readEnvironments();

    await untilStatusIsClear();
  });
});
