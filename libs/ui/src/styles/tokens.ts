/** One set of tokens for pages and mails. Contrast of every text colour on both grounds: at least 5.6 to 1. */
export const light = {
  ground: '#ffffff',
  surface: '#f6f7f9',
  text: '#16191d',
  muted: '#545b64',
  border: '#767d86',
  hairline: '#d5d9de',
  accent: '#1f5fbf',
  'accent-strong': '#174a96',
  'accent-label': '#ffffff',
  success: '#1b6e3c',
  warning: '#8a5300',
  danger: '#b3261e',
} as const;

export const dark: Record<keyof typeof light, string> = {
  ground: '#14171a',
  surface: '#1d2125',
  text: '#eceef0',
  muted: '#aab2bb',
  border: '#848d97',
  hairline: '#343a41',
  accent: '#8ab4f8',
  'accent-strong': '#b1cdfb',
  'accent-label': '#14171a',
  success: '#7fd09a',
  warning: '#f2b866',
  danger: '#ff9a90',
};

export const FONT_STACK =
  'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif';
export const CODE_FONT_STACK = 'ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace';
