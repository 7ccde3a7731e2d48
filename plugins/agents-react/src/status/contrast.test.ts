import { themes } from '@backstage/theme';
import { getContrastRatio, type Theme } from '@material-ui/core/styles';

/** WCAG 2.2 AA for text, 1.4.3. */
const MINIMUM = 4.5;

/** A translucent text colour as it appears on an opaque background. */
function flatten(color: string, background: string): string {
  const parts = /^rgba\((\d+), ?(\d+), ?(\d+), ?([\d.]+)\)$/.exec(color);
  if (!parts) return color;
  const under = /^#(..)(..)(..)$/
    .exec(
      background.length === 4
        ? background.replace(/[^#]/g, '$&$&')
        : background,
    )!
    .slice(1)
    .map(hex => parseInt(hex, 16));
  const alpha = Number(parts[4]);
  const mixed = under.map((value, index) =>
    Math.round(Number(parts[index + 1]) * alpha + value * (1 - alpha)),
  );
  return `rgb(${mixed.join(', ')})`;
}

describe.each(['light', 'dark'] as const)('in the %s theme', name => {
  const { palette } = themes[name].getTheme('v4') as Theme;

  it.each([
    ['words of a status', palette.text.primary],
    ['facts of a figure', palette.textSubtle],
  ])('%s can be read on cards and pages', (_what, color) => {
    for (const background of [
      palette.background.paper,
      palette.background.default,
    ]) {
      expect(
        getContrastRatio(flatten(color, background), background),
      ).toBeGreaterThanOrEqual(MINIMUM);
    }
  });
});
