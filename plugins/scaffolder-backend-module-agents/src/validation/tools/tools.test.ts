import { findingsOf } from '../__testUtils__/findingsOf';
import { amtoolConfig } from './alertmanagerTool';
import { promtoolRules, promtoolTests } from './prometheusTool';
import { hasTool } from './runTool';

const rules = 'observability/prometheus/rules.yaml';
const tests = 'observability/prometheus/rules.test.yaml';
const config = 'observability/alertmanager/alertmanager.yaml';

const files = {
  [rules]:
    'groups:\n  - name: a\n    rules:\n      - alert: Down\n        expr: up == 0\n',
  [tests]: `rule_files: [rules.yaml]
evaluation_interval: 1m
tests:
  - interval: 1m
    input_series: [{ series: up, values: '0' }]
    alert_rule_test:
      - { alertname: Down, eval_time: 0m, exp_alerts: [{}] }
`,
  [config]: 'route: { receiver: a }\nreceivers: [{ name: a }]\n',
};

const onlyWith = (tool: string) => (hasTool(tool) ? describe : describe.skip);

onlyWith('promtool')('promtool', () => {
  it('finds a rule of the wrong type', async () => {
    expect(await findingsOf(promtoolRules, files)).toEqual([]);
    const wrong = {
      ...files,
      [rules]: files[rules].replace('up == 0', 'rate(up)'),
    };
    expect(await findingsOf(promtoolRules, wrong)).toEqual([
      expect.stringMatching(
        /rules\.yaml:\d+ promtool-rules promtool says: .*expected type range vector/,
      ),
    ]);
  });

  it('finds a test that does not pass', async () => {
    expect(await findingsOf(promtoolTests, files)).toEqual([]);
    const wrong = { ...files, [rules]: files[rules].replace('== 0', '== 2') };
    expect(await findingsOf(promtoolTests, wrong)).toEqual([
      expect.stringMatching(
        /rules\.test\.yaml:\w+ promtool-tests promtool says: .*Down/,
      ),
    ]);
  });
});

onlyWith('promtool')('tests of rules from elsewhere', () => {
  it.each(['/etc/passwd', '../rules.yaml', '--config', 'a/b.yaml'])(
    'are not run: %s',
    async name => {
      const hostile = {
        ...files,
        [tests]: files[tests].replace('rules.yaml', name),
      };
      expect(await findingsOf(promtoolTests, hostile)).toEqual([
        expect.stringContaining(
          'rule_files has to be a list of names of files in the same folder',
        ),
      ]);
    },
  );
});

describe('without the programs', () => {
  const { PATH } = process.env;

  afterEach(() => {
    process.env.PATH = PATH;
  });

  it('their checks are skipped, not passed', async () => {
    process.env.PATH = '/nowhere';
    expect(await findingsOf(promtoolRules, files)).toEqual([
      'skipped: promtool is not installed on this machine',
    ]);
    expect(await findingsOf(amtoolConfig, files)).toEqual([
      'skipped: amtool is not installed on this machine',
    ]);
  });
});

onlyWith('amtool')('amtool', () => {
  it('finds a field that Alertmanager does not know', async () => {
    expect(await findingsOf(amtoolConfig, files)).toEqual([]);
    const wrong = { [config]: files[config].replace('route:', 'rout:') };
    expect(await findingsOf(amtoolConfig, wrong)).toEqual([
      expect.stringMatching(
        /alertmanager\.yaml:\w+ amtool-config amtool says: .*rout/,
      ),
    ]);
  });
});
