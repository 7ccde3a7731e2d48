import { createTestDatabases } from '../../__testUtils__/createTestDatabases';
import { NOW } from '../../__testUtils__/factories';
import { givenAlert, givenStep } from '../__testUtils__/givenAlert';
import { addMessages } from '../messages';
import { DatabaseAlertStore } from '../store/DatabaseAlertStore';
import { AlertTimelineReadModel } from './AlertTimelineReadModel';

jest.setTimeout(60_000);

const AGENT = 'component:default/architect';
const BUS = 'resource:default/event-bus';
const databases = createTestDatabases();

describe.each(databases.engines)('AlertTimelineReadModel in %s', engine => {
  it('calls by the name in its reference what the viewer may not see', async () => {
    const knex = await databases.open(engine);
    const alert = givenAlert({
      condition: {
        kind: 'dependency',
        subjectRef: BUS,
        subjectTitle: 'Secret bus',
        title: 'Secret bus is failing',
      },
    });
    await DatabaseAlertStore.create({ knex, addMessages }).update({
      run: { evaluatedAt: NOW, unknown: [] },
      step: () =>
        givenStep([alert], {
          events: [{ alertId: alert.id, at: NOW, kind: 'opened', text: '' }],
        }),
    });
    const timeline = AlertTimelineReadModel.create({ knex });
    const read = (...seen: string[]) =>
      timeline.listEvents(
        AGENT,
        { before: NOW + 1, limit: 10 },
        {
          listSeen: async refs =>
            new Set(refs.filter(ref => seen.includes(ref))),
        },
      );
    expect(await read(BUS)).toMatchObject([
      { text: expect.stringMatching(/^Secret bus is failing/) },
    ]);
    expect(await read()).toMatchObject([
      { text: expect.stringMatching(/^event-bus is failing/) },
    ]);
  });
});
