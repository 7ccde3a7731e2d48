const GUEST = 'user:default/guest';
const HOUR_S = 3_600;

/** What the guest provider answers; browsers read the token and do not check its signature. */
export const GUEST_SESSION = {
  providerInfo: {},
  profile: { displayName: 'Guest' },
  backstageIdentity: {
    token: [
      encode({ alg: 'none' }),
      encode({
        sub: GUEST,
        exp: Math.floor(Date.now() / 1_000) + 10 * HOUR_S,
      }),
      '',
    ].join('.'),
    expiresInSeconds: 10 * HOUR_S,
    identity: {
      type: 'user',
      userEntityRef: GUEST,
      ownershipEntityRefs: [GUEST],
    },
  },
};

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
