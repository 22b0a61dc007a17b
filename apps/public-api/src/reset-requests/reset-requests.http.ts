import { identifier, singleString } from '@latchkey/platform';
import { endingChoices, readinesses, requestActions, resetResults } from '@latchkey/recovery';
import { z } from 'zod';
import { askedText } from '../enrolments/enrolments.http.ts';
import { shownFields } from '../shown-proof/shown-proof.http.ts';

/** Languages are chosen by the page, never by the account: a two- or three-letter tag, perhaps with a script. */
export const locale = z.string().regex(/^[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8}){0,2}$/);

export const startResetBody = z
  .strictObject({ identifier, locale: locale.optional() })
  .meta({ id: 'StartReset', examples: [{ identifier: 'ada@example.com', locale: 'en' }] });

export const submitProofBody = z
  .strictObject({
    ...shownFields,
    code: shownFields.code.describe('The code of the mail, or of the further proof.'),
    verificationId: z
      .uuid()
      .optional()
      .describe('One of furtherProofs, once the mail has proved; with what it asks for.'),
  })
  .refine(
    ({ code, answers, credential, verificationId }) =>
      verificationId !== undefined ||
      (code !== undefined && answers === undefined && credential === undefined),
    {
      params: { code: 'one-of' },
      error: 'Send "code", or "verificationId" with what it asks for.',
    },
  )
  .meta({ id: 'SubmitProof', examples: [{ code: '123 456' }] });

export const askBody = z
  .strictObject({
    locale: locale.optional(),
    enrolmentId: z.uuid().optional().describe('Which of several to prove by, such as one phone of two.'),
  })
  .meta({ id: 'AskProof', examples: [{ locale: 'en' }] });

export const askedAnswer = z
  .discriminatedUnion('kind', [
    z
      .object({ kind: z.literal('questions'), questions: z.array(askedText) })
      .describe('Send "answers" by the ids. The same ones are asked until all were right.'),
    z
      .object({
        kind: z.literal('code'),
        sentTo: z.string().describe('The end of the destination.'),
        codeLength: z.int(),
        expiresAt: z.iso.datetime(),
      })
      .describe('Send "code".'),
    z
      .object({
        kind: z.literal('passkey'),
        options: z.string().describe('For navigator.credentials.get, as JSON (WebAuthn Level 3).'),
      })
      .describe('Send "credential". One answer is taken within five minutes; after that ask again.'),
  ])
  .meta({ id: 'AskedProof' });

export const redeemLinkBody = z
  .strictObject({ token: singleString({ maxBytes: 256 }) })
  .meta({ id: 'RedeemLink', examples: [{ token: 'pVq2…43 characters…' }] });

/** Longer than any password that the policy allows, so that the policy can say what is too long. */
export const setPasswordBody = z
  .strictObject({
    newPassword: z
      .string()
      .refine((text) => Buffer.byteLength(text) <= 8192)
      .optional()
      .describe('Left out where the ending is "request_password": the store\u2019s own system makes it.'),
  })
  .meta({ id: 'SetPassword', examples: [{ newPassword: 'seven green kettles sing' }] });

export const policyAnswer = z
  .object({
    minLength: z.int(),
    maxLength: z.int(),
    blocklist: z.boolean(),
    breachedCheck: z.boolean(),
    contextWords: z.boolean(),
  })
  .meta({ id: 'PasswordPolicy' });

const started = { id: z.uuid(), state: z.literal('awaiting_proof') };
const mailsLink = z.boolean().describe('Whether the mail has a link beside the code.');
const clocks = { expiresAt: z.iso.datetime(), codeExpiresAt: z.iso.datetime(), codeLength: z.int() };

export const startedAnswer = z
  .object({ ...started, flowSecret: z.string(), ...clocks, mailsLink })
  .meta({ id: 'StartedReset' });

export const resentAnswer = z
  .object({ ...started, ...clocks, mailsLink, resendAfter: z.int().describe('Seconds.') })
  .meta({ id: 'ResentMail' });

export const provenAnswer = z
  .object({
    id: z.uuid(),
    state: z
      .enum(['proven', 'awaiting_more_proof'])
      .describe('More: look at the request for what is asked beside the mail.'),
    flowSecret: z.string().describe('New: the older secret of this flow is void.'),
    setPasswordUntil: z.iso.datetime(),
    passwordPolicy: policyAnswer,
  })
  .meta({ id: 'ProvenFlow' });

export const resetAnswer = z
  .object({
    id: z.uuid(),
    state: z.enum([
      'awaiting_proof',
      'awaiting_more_proof',
      'proven',
      'setting',
      'submitted',
      'succeeded',
      'failed',
      'expired',
      'outcome_unknown',
    ]),
    expiresAt: z.iso.datetime(),
    codeExpiresAt: z.iso.datetime(),
    setPasswordUntil: z.iso.datetime().nullable(),
    furtherProofs: z
      .array(
        z.object({
          id: z.uuid(),
          name: z.string(),
          method: z.string(),
          asksFor: z
            .enum(['nothing', 'code', 'answers', 'passkey'])
            .describe('What the person shows to prove by it.'),
          asksFirst: z
            .boolean()
            .describe(
              'Whether to ask for its challenge first: what to answer is in it, or on its way to a phone.',
            ),
          readiness: z
            .enum(readinesses)
            .describe('Quarantined: enrolled so recently that it proves nothing yet.'),
          destinations: z
            .array(
              z.object({
                id: z.uuid(),
                label: z.string().describe('The last digits of a number.'),
              }),
            )
            .describe(
              'Telephones that a code can go to, the oldest first: send the id of one as "enrolmentId" of the challenge.',
            ),
          mandatory: z.boolean(),
          given: z.boolean(),
        }),
      )
      .describe('Asked for beside the mail; empty before the mail has proved.'),
    chooseMore: z.int().describe('How many of those that are not mandatory are still to be given.'),
    endings: z
      .array(z.enum(endingChoices))
      .describe('The ways in which it may end, once it is proven; empty before.'),
    generatedPassword: z
      .object({ shown: z.boolean(), mailed: z.boolean() })
      .nullable()
      .describe('How a generated password arrives, where one is offered.'),
    passwordMade: z
      .boolean()
      .describe(
        'Whether the password was made for the person. One answer shows it, which may have been lost.',
      ),
    passwordRequested: z
      .boolean()
      .describe(
        'Whether the store\u2019s own system makes the password, and brings it to the person by mail.',
      ),
    action: z.enum(requestActions).describe('What the store was asked for; "reset" before it was asked.'),
    mailsLink,
  })
  .meta({ id: 'Reset' });

export const resultAnswer = z
  .object({
    result: z.enum(resetResults),
    deviceToken: z
      .string()
      .nullable()
      .describe(
        'Keep it on this device and send it as Latchkey-Device; null unless the store has done what was asked.',
      ),
  })
  .meta({ id: 'ResetResult' });

export const generatedAnswer = resultAnswer
  .extend({
    generatedPassword: z
      .string()
      .nullable()
      .describe(
        'Shown by this answer and never again, where the process shows it. A repeated request answers null.',
      ),
  })
  .meta({ id: 'GeneratedPassword' });
