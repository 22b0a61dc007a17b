import { z } from 'zod';
import type { ApiRequest, PublicApiClient } from './public-api-client.ts';
import type { Caller } from './first-party-signature.ts';
import { outcomeOf, type Outcome } from './public-api-outcome.ts';

const moment = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
const secret = z.string().regex(/^[\x21-\x7e]{1,512}$/);
const requestId = z.string().regex(/^[\w-]{1,64}$/);

const passwordPolicy = z.object({
  minLength: z.int().min(1),
  maxLength: z.int().min(1),
  blocklist: z.boolean(),
  breachedCheck: z.boolean(),
  contextWords: z.boolean(),
});

const appearance = z.object({
  tenantName: z.string(),
  applicationName: z.string(),
  supportContact: z
    .string()
    .nullish()
    .transform((text) => text ?? null),
  signInUrl: z
    .string()
    .nullish()
    .transform((text) => text ?? null),
  passwordPolicy,
  identifiedBy: z.object({
    kind: z.enum(['user_name', 'email', 'user_name_or_email', 'attribute']),
    name: z.string().nullable(),
  }),
  defaultLocale: z.string().optional(),
  timeZone: z.string().optional(),
});
export type Appearance = z.infer<typeof appearance>;

const RESET_STATES = [
  'awaiting_proof',
  'awaiting_more_proof',
  'proven',
  'setting',
  'submitted',
  'succeeded',
  'failed',
  'expired',
  'outcome_unknown',
] as const;
export type ResetState = (typeof RESET_STATES)[number];

const started = z.object({
  id: requestId,
  flowSecret: secret,
  expiresAt: moment,
  codeLength: z.int().min(4).max(12),
  mailsLink: z.boolean(),
});
export type StartedReset = z.infer<typeof started>;

const resetStatus = z.object({
  state: z.enum(RESET_STATES),
  expiresAt: moment,
  codeExpiresAt: moment,
  setPasswordUntil: moment.nullish().transform((until) => until ?? null),
  furtherProofs: z.array(
    z.object({
      ...{ id: z.uuid(), name: z.string(), method: z.string(), mandatory: z.boolean(), given: z.boolean() },
      asksFor: z.enum(['nothing', 'code', 'answers', 'passkey']),
      asksFirst: z.boolean(),
      readiness: z.enum(['ready', 'not_enrolled', 'quarantined']),
      destinations: z.array(z.object({ id: z.uuid(), label: z.string() })),
    }),
  ),
  chooseMore: z.int(),
  endings: z.array(z.enum(['choose_password', 'generate_password', 'request_password', 'unlock'])),
  generatedPassword: z.object({ shown: z.boolean(), mailed: z.boolean() }).nullable(),
  action: z.string(),
  passwordMade: z.boolean(),
  passwordRequested: z.boolean(),
  mailsLink: z.boolean(),
});
export type ResetStatus = z.infer<typeof resetStatus>;

/** What the portal can ask; what it cannot is refused as an answer that it does not know. */
const askedProof = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('questions'),
    questions: z.array(z.object({ id: z.uuid(), text: z.string() })),
  }),
  z.object({ kind: z.literal('code'), sentTo: z.string() }),
  z.object({ kind: z.literal('passkey'), options: z.string() }),
]);
export type AskedProof = z.infer<typeof askedProof>;

/** `resendAfter` is a moment or a number of seconds. */
const resent = z.object({ codeLength: z.int(), resendAfter: z.union([moment, z.number().min(0)]).nullish() });
const proven = z.object({
  id: requestId,
  state: z.enum(['proven', 'awaiting_more_proof']),
  flowSecret: secret,
  setPasswordUntil: moment,
});
export type ProvenReset = z.infer<typeof proven>;
const changed = z.object({
  result: z.enum(['PASSWORD_RESET', 'ACCOUNT_UNLOCKED', 'PENDING_WITH_EXTERNAL_SYSTEM', 'OUTCOME_UNKNOWN']),
  deviceToken: secret.nullish().transform((token) => token ?? null),
});
export type Changed = z.infer<typeof changed>;
const generated = changed.extend({ generatedPassword: z.string().max(1024).nullable() });
export type Generated = z.infer<typeof generated>;
/** One who sends a form: who it is, and the key under which a second sending is the same request. */
export interface Sender {
  readonly caller: Caller;
  readonly idempotencyKey: string;
  /** The language of the page: the mail is written in it. */
  readonly locale: string;
}

export interface FlowKey {
  readonly id: string;
  readonly secret: string;
}

/** Early for one more mail: the page of that mail says until when. */
const TOLD_BY_PAGES = new Set(['resend-too-early']);

/** The routes of public-api that pages need. Throws PublicApiUnreachable, UnknownHost or TooManyTries. */
export class PublicApi {
  private readonly client: PublicApiClient;

  constructor(client: PublicApiClient) {
    this.client = client;
  }

  appearance(caller: Caller): Promise<Outcome<Appearance>> {
    return this.ask({ method: 'GET', path: '/v1/appearance', caller }, appearance);
  }

  /** `proof`: the solution of a puzzle or a waiting ticket; empty for none. */
  startReset(sender: Sender, identifier: string, proof: string): Promise<Outcome<StartedReset>> {
    const path = '/v1/reset-requests';
    const shown = proof === '' ? {} : { 'latchkey-proof-of-work': proof };
    const headers = { ...sendersHeaders(sender), ...shown };
    return this.ask({ method: 'POST', path, caller: sender.caller, headers, body: { identifier } }, started);
  }

  resetStatus(caller: Caller, flow: FlowKey): Promise<Outcome<ResetStatus>> {
    const headers = { 'latchkey-flow': flow.secret };
    return this.ask({ method: 'GET', path: `/v1/reset-requests/${flow.id}`, caller, headers }, resetStatus);
  }

  resend(sender: Sender, flow: FlowKey): Promise<Outcome<z.infer<typeof resent>>> {
    return this.post(sender, `/v1/reset-requests/${flow.id}/challenges`, undefined, resent, flow);
  }

  prove(sender: Sender, flow: FlowKey, code: string): Promise<Outcome<ProvenReset>> {
    return this.post(sender, `/v1/reset-requests/${flow.id}/proofs`, { code }, proven, flow);
  }

  /** Where a further proof asks first. */
  /** `enrolmentId`: which of several is asked. */
  askProof(
    sender: Sender,
    flow: FlowKey,
    { verificationId, enrolmentId }: { readonly verificationId: string; readonly enrolmentId?: string },
  ): Promise<Outcome<AskedProof>> {
    const path = `/v1/reset-requests/${flow.id}/further-proofs/${verificationId}/challenge`;
    const chosen = enrolmentId === undefined ? {} : { enrolmentId };
    return this.post(sender, path, { locale: sender.locale, ...chosen }, askedProof, flow);
  }

  /** With what the proof asks for. */
  proveFurther(
    sender: Sender,
    flow: FlowKey,
    proof: {
      readonly verificationId: string;
      readonly code?: string;
      readonly answers?: Readonly<Record<string, string>>;
      readonly credential?: string;
    },
  ): Promise<Outcome<ProvenReset>> {
    return this.post(sender, `/v1/reset-requests/${flow.id}/proofs`, proof, proven, flow);
  }

  redeemLink(sender: Sender, token: string): Promise<Outcome<ProvenReset>> {
    return this.post(sender, '/v1/reset-links/redeem', { token }, proven);
  }

  setPassword(sender: Sender, flow: FlowKey, newPassword: string): Promise<Outcome<Changed>> {
    return this.post(sender, `/v1/reset-requests/${flow.id}/password`, { newPassword }, changed, flow);
  }

  /** Without one: the system that keeps the password makes it. */
  requestPassword(sender: Sender, flow: FlowKey): Promise<Outcome<Changed>> {
    return this.post(sender, `/v1/reset-requests/${flow.id}/password`, {}, changed, flow);
  }

  generatePassword(sender: Sender, flow: FlowKey): Promise<Outcome<Generated>> {
    return this.post(sender, `/v1/reset-requests/${flow.id}/generated-password`, undefined, generated, flow);
  }

  unlock(sender: Sender, flow: FlowKey): Promise<Outcome<Changed>> {
    return this.post(sender, `/v1/reset-requests/${flow.id}/unlock`, undefined, changed, flow);
  }

  async isReady(): Promise<boolean> {
    try {
      return (await this.client.send({ method: 'GET', path: '/readyz', deadline: 2000 })).status === 200;
    } catch {
      return false;
    }
  }

  private post<T>(
    sender: Sender,
    path: string,
    body: unknown,
    schema: z.ZodType<T>,
    flow?: FlowKey,
  ): Promise<Outcome<T>> {
    const headers = { ...sendersHeaders(sender), ...(flow ? { 'latchkey-flow': flow.secret } : {}) };
    return this.ask({ method: 'POST', path, caller: sender.caller, headers, body }, schema);
  }

  private ask<T>(request: ApiRequest, schema: z.ZodType<T>): Promise<Outcome<T>> {
    return outcomeOf(this.client, request, schema, TOLD_BY_PAGES);
  }
}

export function sendersHeaders(sender: Sender): Record<string, string> {
  return { 'idempotency-key': sender.idempotencyKey, 'accept-language': sender.locale };
}
