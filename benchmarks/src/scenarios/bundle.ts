import { buildApp } from '../bundle/buildApp';
import { measureScripts, type ScriptSizes } from '../bundle/measureScripts';
import { justToKnow, upTo } from '../report/figures';
import type { Figure, Scenario } from '../report/model';

const KILOBYTE = 1_000;
const FLEET_PAGE = 'plugins/agents/src/fleet/FleetPage.tsx';

/** What the plugin adds to what a browser loads. */
export const bundle: Scenario = {
  name: 'bundle',
  title: 'JavaScript that the plugin adds to the app',
  onlyByName: true,
  run: async ({ progress }) => {
    progress('building the app with the plugin');
    const withPlugin = await buildApp({ withAgents: true }, folder =>
      measureScripts(folder, { lazySource: FLEET_PAGE }),
    );
    progress('building the app without the plugin');
    const without = await buildApp({ withAgents: false }, folder =>
      measureScripts(folder, {}),
    );
    return {
      method: [
        'Two production builds of copies of packages/app: as it is, and without the dependency on @agent-portal/plugin-agents and its place in App.tsx.',
        'Initial JavaScript: the scripts that index.html names. Fleet page: all chunks that opening it asks for beyond those. 1 kB is 1,000 bytes; gzip at its usual level 6.',
      ],
      figures: [
        ...compare(withPlugin.initial, without.initial),
        ...describeLazy(withPlugin),
      ],
      skipped: [],
    };
  },
};

function compare(
  withPlugin: ScriptSizes['initial'],
  without: ScriptSizes['initial'],
): Figure[] {
  const grown = (key: 'gzip' | 'raw') => ({
    name: 'growth of initial JavaScript',
    variant: key === 'gzip' ? 'gzip' : 'not compressed',
    measured: {
      what: `${inKilobytes(withPlugin[key])} kB less the peer`,
      value: (withPlugin[key] - without[key]) / KILOBYTE,
      unit: 'kB',
    },
    against: {
      what: 'app without the plugin',
      value: without[key] / KILOBYTE,
      unit: 'kB',
    },
  });
  return [upTo(20, grown('gzip')), justToKnow(grown('raw'))];
}

function describeLazy({ lazy }: ScriptSizes): Figure[] {
  if (!lazy) throw new Error(`No chunk holds ${FLEET_PAGE}`);
  return [
    upTo(150, {
      name: 'chunks of the fleet page',
      variant: 'gzip',
      measured: {
        what: `${lazy.files} files`,
        value: lazy.gzip / KILOBYTE,
        unit: 'kB',
      },
    }),
    justToKnow({
      name: 'chunks of the fleet page',
      variant: 'not compressed',
      measured: {
        what: `${lazy.files} files`,
        value: lazy.raw / KILOBYTE,
        unit: 'kB',
      },
    }),
  ];
}

function inKilobytes(bytes: number): string {
  return (bytes / KILOBYTE).toFixed(1);
}
