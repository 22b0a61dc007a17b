import { importPattern, Patterns, type PatternList } from '@latchkey/extensions';
import { InvalidInput } from '@latchkey/kernel';
import { z } from 'zod';

/** Where an action looks for the attribute that makes it ask. */
export const attributeSources = ['subject', 'context', 'action'] as const;
export type AttributeSource = (typeof attributeSources)[number];

/** By what an action looks accounts up: the people of this environment. */
export const accountManagers = ['users'] as const;

/** `reset-password`: asks for a new password while somebody signs in (AA-01 to AA-08). */
const resetPassword = z.strictObject({
  type: z.literal('reset-password'),
  attribute: z
    .string()
    .regex(/^[A-Za-z][\w.-]{0,63}$/)
    .default('resetPassword')
    .describe('It asks while this attribute is true.'),
  attributeSource: z
    .enum(attributeSources)
    .default('subject')
    .describe(
      'Whose attribute: of the person, of what the application says of this sign-in, or of an action before.',
    ),
  credentialManager: z.uuid().describe('The credential store in which the password is changed.'),
  accountManager: z
    .enum(accountManagers)
    .nullable()
    .default(null)
    .describe('By which the account is looked up; mandatory where the store knows accounts by their names.'),
  allowSkip: z.boolean().default(false),
  askCurrentPassword: z.boolean().default(false),
  regularExpression: z
    .string()
    .min(1)
    .max(512)
    .nullable()
    .default(null)
    .describe('A new password must match it. Matched in linear time; look-aheads at its start are split.'),
});

export const actionSettings = z.discriminatedUnion('type', [resetPassword]);
export type ActionSettings = z.infer<typeof actionSettings>;
export type ResetPasswordSettings = z.infer<typeof resetPassword>;

/** So many actions of one application. */
export const mostActions = 10;

/** What a new password must look like; undefined when anything will do. Throws InvalidInput for what is no pattern. */
export function patternOf(
  { regularExpression }: Pick<ResetPasswordSettings, 'regularExpression'>,
  pointer = '',
): Patterns | undefined {
  if (regularExpression === null) return undefined;
  const list: PatternList = importPattern(regularExpression, pointer);
  return Patterns.of(list, pointer);
}

/** Throws InvalidInput with every pattern that is none. */
export function requirePatterns(actions: readonly ActionSettings[]): void {
  const faults = actions.flatMap((action, at) => {
    try {
      patternOf(action, `/actions/${at}/regularExpression`);
      return [];
    } catch (error) {
      if (error instanceof InvalidInput) return [...error.errors];
      throw error;
    }
  });
  if (faults.length > 0) throw new InvalidInput(faults);
}
