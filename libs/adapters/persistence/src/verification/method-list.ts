import type { MethodKey } from '@latchkey/verification';

/** Whether the column names one of these methods, as an expression. Methods are words of the code, never input. */
export const isOneOf = (column: string, methods: readonly MethodKey[]): string =>
  `${column} in (${methods.map((method) => `'${method}'`).join(', ')})`;
