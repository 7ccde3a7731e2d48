export * from './FakeTrafficDriver';
export * from './releaseEvidenceContract';
export * from './trafficDriverContract';
