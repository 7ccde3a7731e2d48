import { readStart } from './maintenanceStart';

const NOW = Date.parse('2026-03-01T12:00:00Z');

describe('readStart', () => {
  it.each([
    ['', {}],
    ['2026-03-01T13:00', { at: NOW + 3_600_000 }],
    ['2026-03-01T11:00', { problem: 'This is over already.' }],
    ['tomorrow', { problem: 'This is no time; write it as 2026-01-31T12:00.' }],
  ])('reads %p as a time in UTC', (text, expected) => {
    expect(readStart(text, NOW)).toEqual(expected);
  });
});
