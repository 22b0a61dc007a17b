import { z } from 'zod';
import type { Caller } from '../first-party-signature.ts';
import type { Sender } from '../public-api.ts';
import type { PublicApiClient } from '../public-api-client.ts';
import type { Outcome } from '../public-api-outcome.ts';
import { SessionCalls } from '../session-calls.ts';

const moment = z.iso.datetime({ offset: true }).transform((text) => new Date(text));

const redeemed = z.object({
  sessionToken: z.string().regex(/^[\x21-\x7e]{1,512}$/),
  expiresAt: moment,
  user: z.object({ displayName: z.string() }),
});
export type LentSession = z.infer<typeof redeemed>;

const ownMethods = z.object({
  methods: z.array(
    z.object({
      verificationId: z.uuid(),
      name: z.string(),
      method: z.string(),
      enrolments: z.array(
        z.object({
          id: z.uuid(),
          status: z.enum(['begun', 'active', 'removed']),
          label: z.string(),
          usableFrom: moment.nullable(),
          usable: z.boolean(),
          lastUsedAt: moment.nullable(),
        }),
      ),
    }),
  ),
});
export type OwnMethod = z.infer<typeof ownMethods>['methods'][number];
export type OwnEnrolment = OwnMethod['enrolments'][number];

/** What the portal can ask for; another kind is refused as an answer that it does not know. */
const form = z.object({
  title: z.string(),
  method: z.string(),
  form: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('nothing') }),
    z.object({ kind: z.literal('phone'), codeLength: z.int() }),
    z.object({
      kind: z.literal('questions'),
      count: z.int().min(1).max(20),
      minimumAnswerLength: z.int().min(1),
      choices: z.array(z.object({ id: z.uuid(), text: z.string() })),
    }),
  ]),
});
export type EnrolmentForm = z.infer<typeof form>;

const begun = z.object({
  id: z.uuid(),
  status: z.enum(['begun', 'active', 'removed']),
  shown: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
});
export type Begun = z.infer<typeof begun>;

/** What a person gives to begin; without a password only by a mailed link. */
export interface Given {
  readonly password?: string;
  readonly phone?: string;
  /** By the id of the question. */
  readonly answers?: Readonly<Record<string, string>>;
}

/** The page of the telephone says until when no message goes. */
const TOLD_BY_PAGES = new Set(['sms-held-back']);

/** What a person enrols in, of one session. Throws PublicApiUnreachable, UnknownHost or TooManyTries. */
export class EnrolmentsApi {
  private readonly calls: SessionCalls;

  constructor(client: PublicApiClient) {
    this.calls = new SessionCalls(client, TOLD_BY_PAGES);
  }

  redeemLink(sender: Sender, token: string): Promise<Outcome<LentSession>> {
    return this.calls.post(sender, '/v1/enrolment-links/redeem', { token }, redeemed);
  }

  own(caller: Caller, session: string): Promise<Outcome<z.infer<typeof ownMethods>>> {
    return this.calls.get(caller, session, '/v1/enrolments', ownMethods);
  }

  /** Questions are in the language of the page. */
  form(
    caller: Caller,
    session: string,
    verificationId: string,
    locale: string,
  ): Promise<Outcome<EnrolmentForm>> {
    const path = `/v1/enrolments/forms/${verificationId}`;
    return this.calls.get(caller, session, path, form, { 'accept-language': locale });
  }

  begin(sender: Sender, session: string, verificationId: string, given: Given): Promise<Outcome<Begun>> {
    return this.calls.post(sender, '/v1/enrolments', { verificationId, ...given }, begun, session);
  }

  confirm(
    sender: Sender,
    session: string,
    id: string,
    shown: { readonly code: string } | { readonly credential: string },
  ): Promise<Outcome<unknown>> {
    return this.calls.post(sender, `/v1/enrolments/${id}/confirmation`, shown, z.unknown(), session);
  }

  remove(sender: Sender, session: string, id: string, password: string): Promise<Outcome<unknown>> {
    return this.calls.post(sender, `/v1/enrolments/${id}/removal`, { password }, z.unknown(), session);
  }
}
