import type { AgentReadiness } from '@agent-portal/plugin-agents-common';
import {
  createAgentFixture,
  createAgentReadiness,
  createAttestation,
  createStatement,
  FIXTURE_RELEASE_DIGEST,
  MockAgentsApi,
} from '@agent-portal/plugin-agents-react/testUtils';
import {
  configure,
  fireEvent,
  screen,
  waitFor,
  within,
} from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderEntity, textOf } from '../../__testUtils__/renderEntity';
import { ReadinessContent } from '../ReadinessContent';

configure({ defaultHidden: true, asyncUtilTimeout: 5_000 });
jest.setTimeout(30_000);

const createApi = (overrides: Partial<AgentReadiness> = {}) =>
  MockAgentsApi.create([
    createAgentFixture({ readiness: createAgentReadiness(overrides) }),
  ]);

/** Runs in the browser when a link leads to it. */
const SCRIPT = 'data:text/html,<script>alert(1)</script>';

const findStatements = () =>
  screen.findByRole('list', { name: 'Statements to sign' });

describe('attestations of an agent', () => {
  it('are signed for the release whose digest the dialog shows', async () => {
    const { api } = await renderEntity(<ReadinessContent />, {
      api: createApi(),
    });
    const list = await findStatements();
    await userEvent.click(
      within(list).getByRole('button', { name: 'Sign Security audit' }),
    );
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent(
      'A security audit of this release was done and has no findings.',
    );
    expect(dialog).toHaveTextContent(FIXTURE_RELEASE_DIGEST);
    fireEvent.change(within(dialog).getByLabelText('Address of the evidence'), {
      target: { value: 'https://docs.example.com/audit' },
    });
    await userEvent.click(within(dialog).getByRole('button', { name: 'Sign' }));
    await waitFor(() => expect(textOf(list)).toContain('for release 1.4.0'));
    expect(
      within(list).getByRole('link', { name: /^Evidence/ }),
    ).toHaveAttribute('href', 'https://docs.example.com/audit');
    expect(
      api.calls.find(call => call.method === 'signAttestation')?.args[0],
    ).toEqual({
      agent: 'component:default/example-agent',
      fact: 'attestation.security-audit',
      releaseDigest: FIXTURE_RELEASE_DIGEST,
      evidenceUrl: 'https://docs.example.com/audit',
    });
  });

  it('take no evidence that a browser would run', async () => {
    await renderEntity(<ReadinessContent />, {
      api: createApi({
        statements: [
          createStatement({
            current: createAttestation({ evidenceUrl: SCRIPT }),
          }),
          createStatement({ fact: 'attestation.other', title: 'Other' }),
        ],
      }),
    });
    const list = await findStatements();
    expect(
      within(list).queryByRole('link', { name: /^Evidence/ }),
    ).not.toBeInTheDocument();
    await userEvent.click(
      within(list).getByRole('button', { name: 'Sign Other' }),
    );
    const dialog = await screen.findByRole('dialog');
    fireEvent.change(within(dialog).getByLabelText('Address of the evidence'), {
      target: { value: SCRIPT },
    });
    expect(within(dialog).getByRole('button', { name: 'Sign' })).toBeDisabled();
  });

  it('say why one that is void no longer holds', async () => {
    await renderEntity(<ReadinessContent />, {
      api: createApi({
        statements: [
          createStatement({
            former: createAttestation({
              status: 'void',
              releaseVersion: '1.3.0',
              releaseDigest: `sha256:${'aa'.repeat(32)}`,
            }),
            reason: 'It was signed for release 1.3.0.',
          }),
        ],
      }),
    });
    const said = textOf(await findStatements());
    expect(said).toContain('Void Signed by');
    expect(said).toContain('24 h ago for release 1.3.0');
    expect(said).toContain('It was signed for release 1.3.0.');
  });

  it('are taken back with a reason', async () => {
    const { api } = await renderEntity(<ReadinessContent />, {
      api: createApi({
        statements: [createStatement({ current: createAttestation() })],
      }),
    });
    const list = await findStatements();
    await userEvent.click(
      within(list).getByRole('button', { name: /^Take back/ }),
    );
    const dialog = await screen.findByRole('dialog');
    const confirm = within(dialog).getByRole('button', {
      name: 'Take it back',
    });
    expect(confirm).toBeDisabled();
    fireEvent.change(within(dialog).getByLabelText(/Reason/), {
      target: { value: 'Wrong report.' },
    });
    await userEvent.click(confirm);
    await waitFor(() => expect(textOf(list)).toContain('Wrong report.'));
    expect(api.countCalls('revokeAttestation')).toBe(1);
  });

  it('say why one may not sign', async () => {
    await renderEntity(<ReadinessContent />, {
      api: createApi({
        statements: [
          createStatement({
            maySign: false,
            reason: 'Only the group security may sign it.',
          }),
        ],
      }),
    });
    const sign = within(await findStatements()).getByRole('button', {
      name: 'Sign Security audit',
    });
    expect(sign).toBeDisabled();
    expect(sign).toHaveAccessibleDescription(
      'Only the group security may sign it.',
    );
  });

  it('are those of the chosen scorecard until one asks for all', async () => {
    await renderEntity(<ReadinessContent />, {
      api: createApi({
        statements: [
          createStatement({
            fact: 'attestation.rotated',
            title: 'Keys rotated',
            scorecards: ['Security hardening'],
          }),
          createStatement(),
        ],
      }),
    });
    const titles = () =>
      within(screen.getByRole('list', { name: 'Statements to sign' }))
        .getAllByRole('listitem')
        .map(item => item.querySelector('strong')?.textContent);
    await findStatements();
    expect(titles()).toEqual(['Security audit']);
    const toggle = screen.getByRole('button', {
      name: 'Show all 2 statements',
    });
    expect(toggle).toHaveAttribute('aria-expanded', 'false');
    await userEvent.click(toggle);
    expect(titles()).toEqual(['Security audit', 'Keys rotated']);
    expect(toggle).toHaveAttribute('aria-expanded', 'true');
    await userEvent.click(
      screen.getByRole('button', { name: 'Show only those of Go live' }),
    );
    expect(titles()).toEqual(['Security audit']);
  });

  it('can all be shown when the chosen scorecard asks for none', async () => {
    await renderEntity(<ReadinessContent />, {
      api: createApi({
        statements: [createStatement({ scorecards: ['Security hardening'] })],
      }),
    });
    expect(
      await screen.findByText('The scorecard Go live asks for no signature.'),
    ).toBeVisible();
    await userEvent.click(
      screen.getByRole('button', { name: 'Show all 1 statement' }),
    );
    expect(await findStatements()).toBeVisible();
  });

  it('say once why one may sign none of them, and at each where the reasons differ', async () => {
    const refused = { maySign: false, reason: 'this needs a permission' };
    const other = { fact: 'attestation.other', title: 'Other' };
    const { unmount } = await renderEntity(<ReadinessContent />, {
      api: createApi({
        statements: [
          createStatement(refused),
          createStatement({ ...refused, ...other }),
        ],
      }),
    });
    const list = await findStatements();
    expect(textOf(list)).not.toContain('this needs a permission');
    for (const sign of within(list).getAllByRole('button')) {
      expect(sign).toBeDisabled();
      expect(sign).toHaveAccessibleDescription('this needs a permission');
    }
    unmount();

    await renderEntity(<ReadinessContent />, {
      api: createApi({
        statements: [
          createStatement(refused),
          createStatement({ ...refused, ...other, reason: 'not of the group' }),
        ],
      }),
    });
    const differing = textOf(await findStatements());
    expect(differing).toContain('this needs a permission');
    expect(differing).toContain('not of the group');
  });
});
