import type { Intent } from '../change/credential-change.ts';

/** A password that somebody chose, and nothing else with it. */
export const plainIntent = {
  operation: 'reset',
  storeMakesPassword: false,
  mustChange: false,
  generation: null,
} as const satisfies Partial<Intent>;
