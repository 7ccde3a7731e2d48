import {
  MockAgentsApi,
  MockResponseError,
  createAgentFixture,
  createAgentReadiness,
  createExemption,
  createStatement,
} from '@agent-portal/plugin-agents-react/testUtils';
import { configure, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderReadiness } from '../../__testUtils__/renderReadiness';

configure({ defaultHidden: true, asyncUtilTimeout: 5_000 });
jest.setTimeout(60_000);

const AT = '/agents/readiness/inbox';

function createApi() {
  return MockAgentsApi.create(
    [
      createAgentFixture({
        readiness: createAgentReadiness({ statements: [createStatement()] }),
      }),
    ],
    {
      exemptions: [createExemption({ may: ['approve', 'reject'] })],
    },
  );
}

async function press(name: RegExp) {
  await userEvent.click(await screen.findByRole('button', { name }));
  return screen.findByRole('dialog');
}

describe('the inbox', () => {
  it('approves with a reason, after saying the effect', async () => {
    const api = createApi();
    renderReadiness(api, AT);
    const dialog = await press(/^Approve: Example Agent, the check/);
    expect(dialog).toHaveTextContent(
      /1 check of Example Agent no longer counts, .* until \d{4}-/,
    );
    const confirm = within(dialog).getByRole('button', { name: 'Approve' });
    expect(confirm).toBeDisabled();
    await userEvent.type(
      within(dialog).getByRole('textbox', { name: /Reason/ }),
      'Agreed for two weeks',
    );
    await userEvent.click(confirm);
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(
      api.calls.find(({ method }) => method === 'decideExemption')?.args,
    ).toMatchObject([
      'exemption-1',
      'approve',
      { reason: 'Agreed for two weeks' },
    ]);
    expect(
      await screen.findByText('No exemption waits for you.'),
    ).toBeInTheDocument();
  });

  it('says that rejecting leaves levels and gates as they are', async () => {
    renderReadiness(createApi(), AT);
    expect(await press(/^Reject: Example Agent/)).toHaveTextContent(
      'levels and gates of Example Agent do not change',
    );
  });

  it('says plainly that somebody else was first', async () => {
    const api = createApi();
    api.fail(
      'decideExemption',
      new MockResponseError(409, 'It is rejected already'),
    );
    renderReadiness(api, AT);
    const dialog = await press(/^Approve: Example Agent/);
    await userEvent.type(
      within(dialog).getByRole('textbox', { name: /Reason/ }),
      'Agreed',
    );
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Approve' }),
    );
    expect(await within(dialog).findByRole('alert')).toHaveTextContent(
      'Somebody else decided it first. Your decision was not stored; close this and look at the list. The portal says: It is rejected already',
    );
    expect(
      within(dialog).queryByRole('button', { name: 'Approve' }),
    ).not.toBeInTheDocument();
  });

  it('offers no approval of one’s own request', async () => {
    renderReadiness(
      MockAgentsApi.create([createAgentFixture()], {
        exemptions: [
          createExemption({
            may: ['withdraw'],
            requestedBy: 'user:default/guest',
          }),
        ],
      }),
      AT,
    );
    expect(
      await screen.findByText('It is your own: somebody else has to decide.'),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: /^Approve/ }),
    ).not.toBeInTheDocument();
  });

  it('signs a statement for the release that it names', async () => {
    const api = createApi();
    renderReadiness(api, AT);
    const dialog = await press(/^Sign/);
    expect(dialog).toHaveTextContent(/1\.4\.0/);
    await userEvent.click(within(dialog).getByRole('button', { name: 'Sign' }));
    await waitFor(() => expect(api.countCalls('signAttestation')).toBe(1));
    expect(
      api.calls.find(({ method }) => method === 'signAttestation')?.args[0],
    ).toMatchObject({
      agent: 'component:default/example-agent',
      fact: 'attestation.security-audit',
      releaseDigest: createStatement().releaseDigest,
    });
    expect(
      await screen.findByText('No statement waits for you.'),
    ).toBeInTheDocument();
  });

  it('says what would appear when nothing waits', async () => {
    renderReadiness(MockAgentsApi.create(), AT);
    expect(
      await screen.findByText('Nothing waits for you'),
    ).toBeInTheDocument();
  });
});
