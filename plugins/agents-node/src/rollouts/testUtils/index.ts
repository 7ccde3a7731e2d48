export * from './FakeTrafficDriver';
export * from './trafficDriverContract';
