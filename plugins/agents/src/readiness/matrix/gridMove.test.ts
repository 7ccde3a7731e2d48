import { moveInGrid } from './gridMove';

const EXTENT = { lines: 100, columns: 10, page: 12 };

function press(key: string, ctrlKey = false, from = { line: 5, column: 3 }) {
  return moveInGrid(from, { key, ctrlKey }, EXTENT);
}

describe('moveInGrid', () => {
  it.each([
    ['ArrowUp', false, 4, 3],
    ['ArrowDown', false, 6, 3],
    ['ArrowLeft', false, 5, 2],
    ['ArrowRight', false, 5, 4],
    ['PageDown', false, 17, 3],
    ['PageUp', false, 0, 3],
    ['Home', false, 5, 0],
    ['End', false, 5, 9],
    ['Home', true, 0, 0],
    ['End', true, 99, 9],
  ])(
    '%s, with Ctrl %s, leads to line %d, column %d',
    (key, ctrl, line, col) => {
      expect(press(key, ctrl)).toEqual({ line, column: col });
    },
  );

  it('stays within the grid', () => {
    expect(press('ArrowLeft', false, { line: 0, column: 0 })).toEqual({
      line: 0,
      column: 0,
    });
    expect(press('ArrowDown', false, { line: 99, column: 9 })).toEqual({
      line: 99,
      column: 9,
    });
  });

  it('leaves other keys alone', () => {
    expect(press('Enter')).toBeUndefined();
    expect(press('Tab')).toBeUndefined();
  });
});
