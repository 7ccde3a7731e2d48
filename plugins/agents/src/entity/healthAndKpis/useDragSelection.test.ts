import { act, renderHook } from '@testing-library/react';
import { useDragSelection } from './useDragSelection';

function renderDrag() {
  const onSelect = jest.fn();
  const { result } = renderHook(() => useDragSelection(onSelect));
  const handlers = () => result.current.handlers;
  return {
    onSelect,
    result,
    down: (at?: number) =>
      act(() => handlers().onMouseDown({ activeLabel: at })),
    move: (at?: number) =>
      act(() => handlers().onMouseMove({ activeLabel: at })),
    up: () => act(() => handlers().onMouseUp()),
    leave: () => act(() => handlers().onMouseLeave()),
  };
}

describe('useDragSelection', () => {
  it.each([
    ['to the right', 10, 20],
    ['to the left', 20, 10],
  ])('selects what is drawn over %s', (_, start, end) => {
    const { down, move, up, onSelect, result } = renderDrag();
    down(start);
    move(end);
    expect(result.current.selection).toEqual({ from: 10, to: 20 });
    up();
    expect(onSelect).toHaveBeenCalledWith({ from: 10, to: 20 });
    expect(result.current.selection).toBeUndefined();
  });

  it('selects nothing by a click', () => {
    const { down, up, onSelect } = renderDrag();
    down(10);
    up();
    expect(onSelect).not.toHaveBeenCalled();
  });

  it('selects nothing without the pointer held down, or when it left the chart', () => {
    const { down, move, up, leave, onSelect } = renderDrag();
    move(10);
    move(20);
    up();
    down(undefined);
    move(20);
    up();
    down(10);
    move(20);
    leave();
    up();
    expect(onSelect).not.toHaveBeenCalled();
  });
});
