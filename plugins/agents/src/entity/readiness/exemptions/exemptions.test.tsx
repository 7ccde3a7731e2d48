import type { AgentReadiness } from '@agent-portal/plugin-agents-common';
import {
  createAgentFixture,
  createAgentReadiness,
  createExemption,
  fixtureTime,
  MockAgentsApi,
  MockResponseError,
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

const openRequest = async (name: string) => {
  await userEvent.click(await screen.findByRole('button', { name }));
  return screen.findByRole('dialog');
};

const ASK = 'Ask for an exemption from Tests cover enough';

describe('exemptions of an agent', () => {
  it('are asked for with a reason and an end, and appear in the list', async () => {
    const { api } = await renderEntity(<ReadinessContent />, {
      api: createApi(),
    });
    const dialog = await openRequest(ASK);
    expect(
      within(dialog).getByRole('button', { name: 'Ask for it' }),
    ).toBeDisabled();
    fireEvent.change(within(dialog).getByLabelText(/Reason/), {
      target: { value: 'The report leaves out generated code.' },
    });
    fireEvent.change(within(dialog).getByLabelText(/Until/), {
      target: { value: '2026-01-31' },
    });
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Ask for it' }),
    );
    const list = await screen.findByRole('list', { name: /^Exemptions/ });
    expect(textOf(list)).toContain('Waiting for a decision');
    expect(api.calls).toContainEqual({
      method: 'requestExemption',
      args: [
        {
          type: 'check',
          agent: 'component:default/example-agent',
          scorecard: 'scorecard:default/go-live',
          check: 'coverage',
          reason: 'The report leaves out generated code.',
          expiresAt: '2026-01-31T23:59:59.000Z',
        },
      ],
    });
    expect(screen.getByRole('button', { name: ASK })).toBeDisabled();
    expect(
      screen.getByRole('button', { name: ASK }),
    ).toHaveAccessibleDescription('One waits for a decision already.');
  });

  it('cannot be asked for an end in the past', async () => {
    await renderEntity(<ReadinessContent />, { api: createApi() });
    const dialog = await openRequest(ASK);
    fireEvent.change(within(dialog).getByLabelText(/Reason/), {
      target: { value: 'A reason that is long enough.' },
    });
    const send = within(dialog).getByRole('button', { name: 'Ask for it' });
    expect(send).toBeEnabled();
    fireEvent.change(within(dialog).getByLabelText(/Until/), {
      target: { value: '2026-01-14' },
    });
    expect(send).toBeDisabled();
  });

  it('may be asked for to break the glass of a gate', async () => {
    const { api } = await renderEntity(<ReadinessContent />, {
      api: createApi(),
    });
    const dialog = await openRequest('Ask to break the glass into Production');
    fireEvent.change(within(dialog).getByLabelText(/Reason/), {
      target: { value: 'A fix for the incident of today.' },
    });
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Ask for it' }),
    );
    await waitFor(() => expect(api.countCalls('requestExemption')).toBe(1));
    expect(
      api.calls.find(call => call.method === 'requestExemption')?.args[0],
    ).toMatchObject({
      type: 'break-glass',
      environment: 'resource:default/production',
    });
  });

  it('say why they cannot be asked for', async () => {
    await renderEntity(<ReadinessContent />, {
      api: createApi({
        may: {
          requestExemption: false,
          grantExemption: false,
          signAttestation: false,
        },
      }),
    });
    const ask = await screen.findByRole('button', { name: ASK });
    expect(ask).toBeDisabled();
    expect(ask).toHaveAccessibleDescription('You may not ask for one.');
  });

  it('show status, who and until when, and only the decisions that one may make', async () => {
    const { api } = await renderEntity(<ReadinessContent />, {
      api: createApi({
        exemptions: [
          createExemption({ may: ['withdraw'] }),
          createExemption({
            id: 'exemption-2',
            checkTitle: 'A runbook is linked',
            status: 'rejected',
            decidedBy: 'user:default/lea',
            decidedAt: fixtureTime(600),
            decisionReason: 'Write it.',
            requestedAt: fixtureTime(7_200),
          }),
          createExemption({
            id: 'exemption-3',
            status: 'revoked',
            decidedBy: 'user:default/lea',
            decidedAt: fixtureTime(900),
            revokedBy: 'user:default/lea',
            revokedAt: fixtureTime(600),
            revokeReason: 'No longer needed.',
            requestedAt: fixtureTime(9_000),
          }),
        ],
      }),
    });
    const list = await screen.findByRole('list', { name: /^Exemptions/ });
    const [waiting, rejected, revoked] = within(list).getAllByRole('listitem');
    expect(textOf(waiting)).toContain('1 h ago · ends in 14 d');
    expect(textOf(rejected)).toContain('10 min ago: Write it.');
    expect(textOf(revoked)).toContain('10 min ago: No longer needed.');
    expect(within(rejected).queryByRole('button')).not.toBeInTheDocument();
    expect(within(waiting).getAllByRole('button')).toHaveLength(1);
    await userEvent.click(
      within(waiting).getByRole('button', { name: /^Withdraw/ }),
    );
    await userEvent.click(
      within(await screen.findByRole('dialog')).getByRole('button', {
        name: 'Withdraw',
      }),
    );
    await waitFor(() => expect(textOf(waiting)).toContain('Withdrawn'));
    expect(api.countCalls('decideExemption')).toBe(1);
  });

  it('say why a decision was refused, and keep the dialog open', async () => {
    const api = createApi({
      exemptions: [createExemption({ may: ['approve', 'reject'] })],
    });
    api.fail(
      'decideExemption',
      new MockResponseError(409, 'It is approved already'),
    );
    await renderEntity(<ReadinessContent />, { api });
    const dialog = await openRequest(
      'Approve the exemption from Tests cover enough',
    );
    fireEvent.change(within(dialog).getByLabelText(/Reason/), {
      target: { value: 'Agreed.' },
    });
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Approve' }),
    );
    expect(await within(dialog).findByRole('alert')).toHaveTextContent(
      'Somebody else decided it first. Your decision was not stored; close this and look at the list. The portal says: It is approved already',
    );
    expect(
      within(dialog).queryByRole('button', { name: 'Approve' }),
    ).not.toBeInTheDocument();
  });
});
