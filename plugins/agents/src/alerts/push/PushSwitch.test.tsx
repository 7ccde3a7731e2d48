import {
  AgentsQueryProvider,
  agentsApiRef,
} from '@agent-portal/plugin-agents-react';
import {
  createMockSignals,
  MockAgentsApi,
  MockResponseError,
} from '@agent-portal/plugin-agents-react/testUtils';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { findViolations } from '../../__testUtils__/findViolations';
import type { PushDevice } from './PushDevice';
import { PushSwitch } from './PushSwitch';

const REQUEST = {
  endpoint: 'https://push.example.com/one',
  keys: { p256dh: 'p', auth: 'a' },
};

/** A browser that can be told, unless a test says otherwise. */
function createDevice(overrides: Partial<PushDevice> = {}) {
  let told = false;
  const device: PushDevice = {
    findObstacle: async () => undefined,
    permission: () => 'default',
    current: async () => (told ? REQUEST : undefined),
    subscribe: jest.fn(async () => {
      told = true;
      return REQUEST;
    }),
    unsubscribe: jest.fn(async () => {
      told = false;
    }),
    ...overrides,
  };
  return device;
}

function renderSwitch(
  device: PushDevice,
  push: object = { available: true, publicKey: 'key', subscriptions: 0 },
) {
  const api = MockAgentsApi.create([], {}, {}, { push: push as never });
  renderInTestApp(
    <AgentsQueryProvider>
      <PushSwitch device={device} />
    </AgentsQueryProvider>,
    {
      apis: [
        [agentsApiRef, api],
        [signalApiRef, createMockSignals().api],
      ],
    },
  );
  return api;
}

const findSwitch = () =>
  screen.findByRole('checkbox', {
    name: 'Tell me of P0 and P1 on this device',
  });

const callsOf = (api: MockAgentsApi, method: string) =>
  api.calls.filter(call => call.method === method).map(({ args }) => args);

async function findReady() {
  const control = await findSwitch();
  await waitFor(() => expect(control).toBeEnabled());
  return control;
}

describe('PushSwitch', () => {
  it('has this browser told, and not any more', async () => {
    const device = createDevice();
    const api = renderSwitch(device);
    const control = await findReady();
    expect(await findViolations()).toEqual([]);
    await userEvent.click(control);
    await waitFor(() => expect(control).toBeChecked());
    expect(device.subscribe).toHaveBeenCalledWith('key');
    expect(callsOf(api, 'subscribeToPush')[0]).toEqual([REQUEST]);

    await userEvent.click(control);
    await waitFor(() => expect(control).not.toBeChecked());
    expect(callsOf(api, 'unsubscribeFromPush')).toEqual([[REQUEST.endpoint]]);
  });

  it('is not half on when the portal refuses', async () => {
    const device = createDevice();
    const api = renderSwitch(device);
    api.fail('subscribeToPush', new MockResponseError(400, 'in 20 browsers'));
    await userEvent.click(await findReady());
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'That did not work: in 20 browsers',
    );
    expect(device.unsubscribe).toHaveBeenCalledTimes(1);
    expect(await findSwitch()).not.toBeChecked();
  });

  it.each([
    [
      'the browser cannot',
      createDevice({ findObstacle: async () => 'This browser cannot be told' }),
      undefined,
      /This browser cannot be told/,
    ],
    [
      'the person has blocked it',
      createDevice({ permission: () => 'denied' }),
      undefined,
      /are blocked in this browser/,
    ],
    [
      'the portal does not offer it',
      createDevice(),
      { available: false, reason: 'Push is not set up.', subscriptions: 0 },
      /Push is not set up/,
    ],
  ])('says that %s', async (_, device, push, text) => {
    renderSwitch(device, push);
    expect(await screen.findByText(text)).toBeVisible();
    expect(await findSwitch()).toBeDisabled();
    expect(await findSwitch()).toHaveAccessibleDescription(text);
  });

  it('tells the portal again of a browser that it has forgotten', async () => {
    const api = renderSwitch(createDevice({ current: async () => REQUEST }));
    await waitFor(() =>
      expect(callsOf(api, 'subscribeToPush')).toEqual([[REQUEST]]),
    );
  });
});
