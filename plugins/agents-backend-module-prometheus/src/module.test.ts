import {
  agentsKpiSourceExtensionPoint,
  agentsReleaseEvidenceExtensionPoint,
  type KpiSource,
  type ReleaseEvidenceSource,
} from '@agent-portal/plugin-agents-node';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import agentsModulePrometheus from '.';

async function startWith(agents: object) {
  const types: string[] = [];
  const logger = mockServices.logger.mock();
  logger.child.mockReturnValue(logger);
  const backend = await startTestBackend({
    extensionPoints: [
      [
        agentsKpiSourceExtensionPoint,
        { addKpiSource: ({ type }: KpiSource) => types.push(`kpi ${type}`) },
      ],
      [
        agentsReleaseEvidenceExtensionPoint,
        {
          addReleaseEvidenceSource: ({ type }: ReleaseEvidenceSource) =>
            types.push(`release ${type}`),
        },
      ],
    ],
    features: [
      agentsModulePrometheus,
      logger.factory,
      mockServices.rootConfig.factory({ data: { agents } as never }),
    ],
  });
  await backend.stop();
  return {
    types,
    said: logger.info.mock.calls.filter(([text]) =>
      text.includes('Prometheus'),
    ),
  };
}

describe('the module', () => {
  it('adds the source when servers are configured', async () => {
    const servers = [{ name: 'a', url: 'https://a.example.com' }];
    expect(await startWith({ prometheus: { servers } })).toEqual({
      types: ['kpi prometheus', 'release prometheus'],
      said: [],
    });
  });

  it('adds nothing otherwise, and says so once', async () => {
    const { types, said } = await startWith({});
    expect(types).toEqual([]);
    expect(said).toHaveLength(1);
  });
});
