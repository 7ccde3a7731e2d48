import { screen } from '@testing-library/react';
import { render } from '@testing-library/react';
import { themes } from '@backstage/theme';
import { type Theme, ThemeProvider } from '@material-ui/core/styles';
import { useChangeFlash } from './useChangeFlash';

function Probe(props: { value: string }) {
  return <p className={useChangeFlash(props.value)}>{props.value}</p>;
}

const withTheme = (value: string) => (
  <ThemeProvider theme={themes.light.getTheme('v4') as Theme}>
    <Probe value={value} />
  </ThemeProvider>
);

function allStyles(): string {
  return [...document.querySelectorAll('style')]
    .map(style => style.textContent)
    .join('\n');
}

describe('useChangeFlash', () => {
  it('flashes when the value changes, anew each time, but not at first', () => {
    const { rerender } = render(withTheme('a'));
    expect(screen.getByText('a').className).toBe('');
    rerender(withTheme('b'));
    const first = screen.getByText('b').className;
    expect(first).not.toBe('');
    rerender(withTheme('b'));
    expect(screen.getByText('b').className).toBe(first);
    rerender(withTheme('c'));
    expect(screen.getByText('c').className).not.toBe(first);
  });

  it('draws around the text and never behind it, so that it stays readable', () => {
    const { rerender } = render(withTheme('a'));
    rerender(withTheme('b'));
    expect(allStyles()).toMatch(
      /keyframes \S+ {\s*from {\s*outline: 2px solid #/,
    );
    expect(allStyles()).not.toMatch(/background|color:|opacity/);
  });

  it('stands still for those who asked for less motion', () => {
    const { rerender } = render(withTheme('a'));
    rerender(withTheme('b'));
    expect(allStyles()).toMatch(
      /prefers-reduced-motion: reduce\)\s*{[^}]*animation: none/,
    );
  });
});
