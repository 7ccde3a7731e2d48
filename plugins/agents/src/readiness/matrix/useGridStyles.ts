import type { CheckOutcome } from '@agent-portal/plugin-agents-common';
import { type StatusTone, toneColor } from '@agent-portal/plugin-agents-react';
import { type Theme, makeStyles } from '@material-ui/core/styles';
import { HEADING_HEIGHT, LINE_HEIGHT, NAME_WIDTH } from './gridSize';

/** Tone and shape (24 × 24, as Material icons are) of each outcome. */
const SYMBOLS: Record<CheckOutcome, { tone: StatusTone; path: string }> = {
  pass: {
    tone: 'good',
    path: 'M12 2C6.48 2 2 6.48 2 12s4.48 10 10 10 10-4.48 10-10S17.52 2 12 2zm-2 15l-5-5 1.41-1.41L10 14.17l7.59-7.59L19 8l-9 9z',
  },
  fail: {
    tone: 'bad',
    path: 'M12 2C6.47 2 2 6.47 2 12s4.47 10 10 10 10-4.47 10-10S17.53 2 12 2zm5 13.59L15.59 17 12 13.41 8.41 17 7 15.59 10.59 12 7 8.41 8.41 7 12 10.59 15.59 7 17 8.41 13.41 12 17 15.59z',
  },
  unknown: {
    tone: 'unknown',
    path: 'M11 18h2v-2h-2v2zm1-16C6.48 2 2 6.48 2 12s4.48 10 10 10 10-4.48 10-10S17.52 2 12 2zm0 18c-4.41 0-8-3.59-8-8s3.59-8 8-8 8 3.59 8 8-3.59 8-8 8zm0-14c-2.21 0-4 1.79-4 4h2c0-1.1.9-2 2-2s2 .9 2 2c0 2-3 1.75-3 5h2c0-2.25 3-2.5 3-5 0-2.21-1.79-4-4-4z',
  },
  exempt: {
    tone: 'caution',
    path: 'M12 1L3 5v6c0 5.55 3.84 10.74 9 12 5.16-1.26 9-6.45 9-12V5l-9-4zm0 10.99h7c-.53 4.12-3.28 7.79-7 8.94V12H5V6.3l7-3.11v8.8z',
  },
  'not-applicable': { tone: 'idle', path: 'M19 13H5v-2h14v2z' },
};

/**
 * The symbol of an outcome without an element of its own: in a grid of some hundred cells each
 * element counts.
 */
function symbol(theme: Theme, outcome: CheckOutcome) {
  const { tone, path } = SYMBOLS[outcome];
  const image = `url("data:image/svg+xml,${encodeURIComponent(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="${path}"/></svg>`,
  )}")`;
  return {
    '&::before': {
      content: '""',
      width: 20,
      height: 20,
      backgroundColor: toneColor(theme, tone),
      forcedColorAdjust: 'none' as const,
      WebkitMaskImage: image,
      maskImage: image,
    },
  };
}

/** How the matrix looks. */
export const useGridStyles = makeStyles(theme => {
  const outline = {
    outline: `2px solid ${theme.palette.text.primary}`,
    outlineOffset: -2,
  };
  return {
    grid: {
      ...theme.typography.body2,
      position: 'relative',
      overflow: 'auto',
      overscrollBehavior: 'contain',
      height: 'min(620px, calc(100vh - 160px))',
      minHeight: 320,
      border: `1px solid ${theme.palette.divider}`,
      backgroundColor: theme.palette.background.paper,
      color: theme.palette.text.primary,
    },
    line: {
      position: 'absolute',
      top: 0,
      left: 0,
      width: '100%',
      height: LINE_HEIGHT,
      boxSizing: 'border-box',
      borderBottom: `1px solid ${theme.palette.divider}`,
    },
    group: {
      fontWeight: 700,
      backgroundColor: theme.palette.background.default,
    },
    headings: {
      position: 'sticky',
      top: 0,
      zIndex: 2,
      height: HEADING_HEIGHT,
      boxSizing: 'border-box',
      borderBottom: `1px solid ${theme.palette.divider}`,
      backgroundColor: theme.palette.background.paper,
    },
    corner: {
      position: 'sticky',
      left: 0,
      zIndex: 1,
      display: 'flex',
      alignItems: 'flex-end',
      width: NAME_WIDTH,
      height: HEADING_HEIGHT - 1,
      boxSizing: 'border-box',
      padding: theme.spacing(1),
      fontWeight: 700,
      backgroundColor: theme.palette.background.paper,
    },
    heading: {
      position: 'absolute',
      bottom: 0,
      display: 'flex',
      alignItems: 'center',
      justifyContent: 'flex-start',
      height: HEADING_HEIGHT - 1,
      boxSizing: 'border-box',
      padding: theme.spacing(1, 0),
      writingMode: 'vertical-rl',
      transform: 'rotate(180deg)',
      overflow: 'hidden',
      // Three lines fit the narrowest column.
      fontSize: 12,
      lineHeight: 1.15,
      textAlign: 'left',
    },
    name: {
      position: 'sticky',
      left: 0,
      zIndex: 1,
      display: 'flex',
      flexDirection: 'column',
      justifyContent: 'center',
      width: NAME_WIDTH,
      height: LINE_HEIGHT - 1,
      boxSizing: 'border-box',
      padding: theme.spacing(0, 1),
      lineHeight: 1.25,
      backgroundColor: 'inherit',
      '&:focus-visible': outline,
    },
    inherit: { backgroundColor: theme.palette.background.paper },
    clip: {
      overflow: 'hidden',
      textOverflow: 'ellipsis',
      whiteSpace: 'nowrap',
      maxWidth: '100%',
    },
    subtle: {
      ...theme.typography.caption,
      lineHeight: 1.2,
      color: theme.palette.text.secondary,
    },
    cell: {
      position: 'absolute',
      top: 0,
      height: LINE_HEIGHT - 1,
      display: 'flex',
      alignItems: 'center',
      justifyContent: 'center',
      fontVariantNumeric: 'tabular-nums',
      fontWeight: 400,
      fontSize: 11,
      lineHeight: 1.2,
      textAlign: 'center',
      '&:focus-visible': outline,
    },
    button: {
      display: 'flex',
      alignItems: 'center',
      justifyContent: 'center',
      width: '100%',
      height: '100%',
      padding: 0,
      border: 0,
      background: 'none',
      cursor: 'pointer',
      '&:hover': { backgroundColor: theme.palette.action.hover },
      '&:focus-visible': outline,
    },
    pass: symbol(theme, 'pass'),
    fail: symbol(theme, 'fail'),
    unknown: symbol(theme, 'unknown'),
    exempt: symbol(theme, 'exempt'),
    'not-applicable': symbol(theme, 'not-applicable'),
  };
});
