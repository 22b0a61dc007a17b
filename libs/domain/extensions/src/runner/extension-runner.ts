import type { ExtensionType } from '../extension-type/extension-type.ts';

/** Why there is no answer. Never the tenant's own words: they could carry what nobody should read. */
export const noAnswerReasons = [
  ...(['absent', 'inactive', 'input-refused', 'output-refused', 'failed', 'too-slow', 'too-large'] as const),
  ...(['too-busy', 'refused', 'unavailable', 'unknown'] as const),
] as const;
export type NoAnswerReason = (typeof noAnswerReasons)[number];

export type ExtensionAnswer =
  | { readonly kind: 'answered'; readonly output: unknown }
  | { readonly kind: 'no-answer'; readonly reason: NoAnswerReason };

export const noAnswer = (reason: NoAnswerReason): ExtensionAnswer => ({ kind: 'no-answer', reason });

/** Asks an extension. Called outside transactions: it may take seconds, and somebody else may be called. */
export abstract class ExtensionRunner {
  /** `type` is what the caller means to ask: an extension of another type is absent for it. Never throws. */
  abstract run(extensionId: string, type: ExtensionType, input: unknown): Promise<ExtensionAnswer>;
}
