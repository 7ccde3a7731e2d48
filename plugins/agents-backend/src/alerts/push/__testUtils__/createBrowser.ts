import { createECDH, randomBytes } from 'node:crypto';
import { ConfigReader } from '@backstage/config';
import webPush from 'web-push';
import { readPushConfig } from '../pushConfig';

export const VAPID = webPush.generateVAPIDKeys();

/** Push as it is set up with some services. */
export function createPushConfig(services: string[] = ['push.example.com']) {
  return readPushConfig(
    new ConfigReader({
      agents: {
        alerts: {
          push: { subject: 'mailto:sre@example.com', ...VAPID, services },
        },
      },
    }),
  )!;
}

/** A browser with its keys, and how it subscribes. */
export function createBrowser(name: string) {
  const ecdh = createECDH('prime256v1');
  ecdh.generateKeys();
  const auth = randomBytes(16);
  return {
    ecdh,
    auth,
    request: {
      endpoint: `https://push.example.com/${name}`,
      keys: {
        p256dh: ecdh.getPublicKey().toString('base64url'),
        auth: auth.toString('base64url'),
      },
    },
  };
}
