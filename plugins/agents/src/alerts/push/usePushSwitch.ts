import {
  usePushMutations,
  usePushOffer,
} from '@agent-portal/plugin-agents-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { failureText } from '../../dialogs/failureText';
import type { PushDevice } from './PushDevice';

/** How the switch stands. */
export interface PushSwitchState {
  on: boolean;
  busy: boolean;
  /** Why it cannot be turned on, in words. */
  obstacle?: string;
  /** Why turning it did not work. */
  problem?: string;
  turn: (on: boolean) => void;
}

const DENIED =
  'Notifications of the portal are blocked in this browser. Allow them in its settings for this site, then come back.';

/** Has this browser told of P0 and P1, or not any more. */
export function usePushSwitch(device: PushDevice): PushSwitchState {
  const [known, setKnown] = useState<{ obstacle?: string; on: boolean }>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const supported = known !== undefined && known.obstacle === undefined;
  const offer = usePushOffer(supported).data;
  const { subscribe, unsubscribe } = usePushMutations();
  const look = useCallback(async () => {
    const obstacle = await device.findObstacle();
    setKnown(
      obstacle
        ? { obstacle, on: false }
        : { on: (await device.current()) !== undefined },
    );
  }, [device]);

  useEffect(() => {
    let current = true;
    const fail = (error: Error) =>
      current && setKnown({ obstacle: failureText(error), on: false });
    look().catch(fail);
    return () => {
      current = false;
    };
  }, [look]);

  // The browser is told by its address, but the portal has forgotten it, or somebody else was signed in.
  const renewed = useRef(false);
  const tellAgain = subscribe.mutate;
  const forgotten =
    known?.on === true && offer?.available === true && !offer.subscriptions;
  useEffect(() => {
    if (!forgotten || renewed.current) return;
    renewed.current = true;
    device.current().then(
      request => request && tellAgain(request),
      () => undefined,
    );
  }, [device, forgotten, tellAgain]);

  const turn = async (on: boolean) => {
    setBusy(true);
    setProblem(undefined);
    try {
      if (on) await turnOn();
      else await turnOff();
    } catch (error) {
      setProblem(
        device.permission() === 'denied' ? DENIED : failureText(error as Error),
      );
    }
    await look().catch(() => undefined);
    setBusy(false);
  };

  async function turnOn() {
    if (!offer?.publicKey) throw new Error('The portal offers no key');
    const request = await device.subscribe(offer.publicKey);
    try {
      await subscribe.mutateAsync(request);
    } catch (error) {
      // Not half on: a browser of which the portal knows nothing would never be told.
      await device.unsubscribe();
      throw error;
    }
  }

  async function turnOff() {
    const request = await device.current();
    await device.unsubscribe();
    if (request) await unsubscribe.mutateAsync(request.endpoint);
  }

  return {
    on: known?.on === true && offer?.available === true,
    busy: busy || known === undefined,
    obstacle: known?.obstacle ?? obstacleOf(offer, supported, device),
    problem,
    turn,
  };
}

function obstacleOf(
  offer: ReturnType<typeof usePushOffer>['data'],
  supported: boolean,
  device: PushDevice,
): string | undefined {
  if (!supported) return undefined;
  if (!offer) return 'The portal has not said yet whether it can do this.';
  if (!offer.available) return offer.reason ?? 'The portal does not offer it.';
  return device.permission() === 'denied' ? DENIED : undefined;
}
