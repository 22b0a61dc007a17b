import { identifier } from '@latchkey/platform';
import { ProofRejected, type ShownCode } from '@latchkey/recovery';
import { typedCode } from '@latchkey/verification';
import { z } from 'zod';
import { locale } from '../reset-requests/reset-requests.http.ts';

/** The codes that each way needs, and no others beside them. */
const ways = {
  email_auth_code: ['emailAuthCode'],
  verification_code: ['requestCode', 'verificationCode'],
  password_reset_code: ['passwordResetCode'],
} as const;
type Way = keyof typeof ways;
type CodeField = (typeof ways)[Way][number];
const codeFields = Object.values(ways).flat();

const code = z
  .string()
  .min(1)
  .refine((text) => Buffer.byteLength(text) <= 256)
  .nullish();

const resetFields = {
  method: z
    .enum(Object.keys(ways) as [Way, ...Way[]])
    .optional()
    .describe('Which way this is, for clients that tell the three apart by their type.'),
  emailAuthCode: code.describe('Of the link of a mail that the person asked for.'),
  requestCode: code.describe('Of the answer that said that a mail is on its way.'),
  verificationCode: code.describe('The code that the person typed, of the newest mail of this request.'),
  passwordResetCode: code.describe('Of the link of a mail that an administrator asked for.'),
  newPassword: z
    .string()
    .min(1)
    .refine((text) => Buffer.byteLength(text) <= 8192)
    .meta({ format: 'password', writeOnly: true }),
  suppressNotification: z
    .boolean()
    .default(false)
    .describe(
      'True: you tell the owner yourself that the password was changed. Needs a permission of its own.',
    ),
};
type ResetFields = z.infer<z.ZodObject<typeof resetFields>>;

interface Fault {
  readonly path: readonly string[];
  readonly code: string;
  readonly message: string;
}

export const resetPasswordBody = z
  .strictObject(resetFields)
  .superRefine((body, { addIssue }) => {
    for (const { path, code, message } of combinationFaults(body))
      addIssue({ code: 'custom', path: [...path], params: { code }, message });
  })
  .meta({
    id: 'ResetPassword',
    oneOf: Object.entries(ways).map(([method, required]) => ({
      title: method,
      required,
      properties: { method: { const: method } },
    })),
    examples: [
      {
        method: 'email_auth_code',
        emailAuthCode: 'pVq2…43 characters…',
        newPassword: 'seven green kettles sing',
      },
      {
        method: 'verification_code',
        requestCode: 'AZjA…64 characters…',
        verificationCode: '123456',
        newPassword: 'seven green kettles sing',
      },
      {
        method: 'password_reset_code',
        passwordResetCode: 'b7uY…43 characters…',
        newPassword: 'seven green kettles sing',
      },
    ],
  });

/** Null means absent in a code (decision 11). */
function presentCodes(body: ResetFields): CodeField[] {
  return codeFields.filter((field) => body[field] !== undefined && body[field] !== null);
}

function wayOf(present: readonly CodeField[]): Way | undefined {
  const fits = ([, needed]: [string, readonly CodeField[]]) =>
    needed.length === present.length && needed.every((field) => present.includes(field));
  return Object.entries(ways).find(fits)?.[0] as Way | undefined;
}

/** Thirteen of sixteen combinations are none (RA-06). */
function combinationFaults(body: ResetFields): Fault[] {
  const present = presentCodes(body);
  const way = wayOf(present);
  if (way !== undefined) return body.method === undefined || body.method === way ? [] : [otherMethod];
  const [only] = present;
  if (only === undefined) return [noCode];
  if (present.length === 1) {
    const other = only === 'requestCode' ? 'verificationCode' : 'requestCode';
    return [{ path: [other], code: 'required', message: `Send this together with "${only}".` }];
  }
  return present.map((field) => ({ ...mixed, path: [field] }));
}

const noCode: Fault = {
  path: [],
  code: 'code-required',
  message: 'Send "emailAuthCode", or "requestCode" with "verificationCode", or "passwordResetCode".',
};
const mixed = {
  code: 'one-proof-only',
  message: 'Send the codes of one way alone: the others absent or null.',
};
const otherMethod: Fault = {
  path: ['method'],
  code: 'method-mismatch',
  message: 'The codes beside it are those of another method. Correct it, or leave it out.',
};

/** What a body that passed the schema shows. Throws ProofRejected for a typed code that cannot be one. */
export function shownCode(body: ResetFields): ShownCode {
  const { emailAuthCode, requestCode, verificationCode, passwordResetCode } = body;
  if (emailAuthCode) return { by: 'email_auth_code', emailAuthCode };
  if (passwordResetCode) return { by: 'password_reset_code', passwordResetCode };
  const typed = typedCode(verificationCode ?? '');
  if (typed === undefined) throw new ProofRejected('not a code');
  return { by: 'verification_code', requestCode: requestCode ?? '', verificationCode: typed };
}

export const sendEmailBody = z
  .strictObject({ identifier, locale: locale.optional() })
  .meta({ id: 'SendResetEmail', examples: [{ identifier: 'ada@example.com', locale: 'en' }] });

export const resendEmailBody = z
  .strictObject({ requestCode: z.string().min(1).max(256) })
  .meta({ id: 'ResendResetEmail', examples: [{ requestCode: 'AZjA…64 characters…' }] });

const clocks = {
  expiresAt: z.iso.datetime().describe('When the link ends, and with it the request.'),
  codeExpiresAt: z.iso.datetime(),
  codeLength: z.int(),
  mailsLink: z.boolean().describe('Whether the mail has a link beside the code.'),
};

export const emailSentAnswer = z
  .object({ requestCode: z.string().describe('Keep it until the person has typed the code.'), ...clocks })
  .meta({ id: 'ResetEmailSent' });

export const emailResentAnswer = z
  .object({ ...clocks, resendAfter: z.int().describe('Seconds until another mail may be asked for.') })
  .meta({ id: 'ResetEmailResent' });

export const resetAnswer = z
  .object({
    result: z
      .enum([
        'PASSWORD_RESET',
        'PASSWORD_RESET_LOGIN_REQUIRED',
        'PENDING_WITH_EXTERNAL_SYSTEM',
        'OUTCOME_UNKNOWN',
      ])
      .describe(
        'PASSWORD_RESET: the store has the new password, and nobody was signed in by it. PASSWORD_RESET_LOGIN_REQUIRED: the same, and something is asked of the person at the next sign-in.',
      ),
  })
  .meta({ id: 'PasswordResetResult', examples: [{ result: 'PASSWORD_RESET' }] });
