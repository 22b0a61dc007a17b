import { randomBytes, randomUUID } from 'node:crypto';
import type { ResetState } from '../public-api.ts';
import { FakePausedSignIns } from './fake-paused-sign-ins.ts';
import { FakeSessions } from './fake-sessions.ts';
import { FakeEnrolments } from './fake-enrolments.ts';
import { FakeFront, problem, type FakeAnswer, type FakeRoute, type SeenRequest } from './fake-front.ts';

export const GOOD_CODE = '483920';
/** By it the browser is known again. */
export const GOOD_DEVICE = 'a-device.that-is.known';
/** What public-api makes for whoever asks. */
export const MADE_PASSWORD = 'k7mdp-x3rtw-9hfbq-c2nvs';
export const GOOD_PASSWORD = 'four words make one lock';
export const KNOWN_USER = { identifier: 'bob@acme.example', displayName: 'Bob Miller' };

/** What proofs ask that ask first. */
export const ASKED = {
  nothing: undefined,
  answers: {
    kind: 'questions',
    questions: [
      { id: '01a20000-0000-7000-8000-0000000000b1', text: 'Which <i>lake</i> did you first swim in?' },
      { id: '01a20000-0000-7000-8000-0000000000b2', text: 'Who taught you to read?' },
    ],
  },
  passkey: {
    kind: 'passkey',
    options: JSON.stringify({ challenge: 'AAAA', rpId: 'localhost', allowCredentials: [], timeout: 1000 }),
  },
  code: { kind: 'code', sentTo: '42', codeLength: 6, expiresAt: '2026-03-01T12:05:00.000Z' },
} as const;
export const GOOD_ANSWERS = {
  '01a20000-0000-7000-8000-0000000000b1': 'Müritz',
  '01a20000-0000-7000-8000-0000000000b2': 'my aunt',
};

export interface FakeFurtherProof {
  readonly id: string;
  readonly name: string;
  readonly method: string;
  readonly mandatory: boolean;
  readonly asksFor?: 'nothing' | 'code' | 'answers' | 'passkey';
  readonly asksFirst?: boolean;
  readonly readiness?: 'ready' | 'not_enrolled' | 'quarantined';
  readonly destinations?: readonly { readonly id: string; readonly label: string }[];
  given: boolean;
}

export interface FakeReset {
  readonly id: string;
  secret: string;
  state: ResetState;
  readonly identifier: string;
  readonly linkToken: string;
  expiresAt: Date;
  codeExpiresAt: Date;
  setPasswordUntil: Date | null;
  furtherProofs: FakeFurtherProof[];
  chooseMore: number;
  action: string;
  passwordMade: boolean;
  passwordRequested: boolean;
}

/** How a reset may end, and what its mails bring. */
export interface FakeTerms {
  readonly endings: readonly string[];
  readonly generatedPassword: { readonly shown: boolean; readonly mailed: boolean } | null;
  readonly mailsLink: boolean;
}

const usualTerms: FakeTerms = {
  endings: ['choose_password'],
  generatedPassword: null,
  mailsLink: true,
};

/** What public-api promises to the portal, in memory: signed callers, repeats by key, states of a reset. */
export class FakePublicApi extends FakeFront {
  readonly resets = new Map<string, FakeReset>();
  readonly sessions = new FakeSessions();
  readonly appearance: Record<string, unknown> = {
    tenantName: 'Acme',
    applicationName: 'Acme Shop',
    supportContact: 'help@acme.example',
    signInUrl: null,
    identifiedBy: { kind: 'user_name_or_email', name: null },
    passwordPolicy: {
      minLength: 15,
      maxLength: 128,
      blocklist: true,
      breachedCheck: true,
      contextWords: true,
    },
  };
  /** What is asked for beside the mail, of every reset that starts from now on. */
  further: readonly FakeFurtherProof[] = [];
  chooseMore = 0;
  terms: FakeTerms = usualTerms;
  password = 'the old password of Bob';
  readonly pausedSignIns = new FakePausedSignIns();
  readonly enrolments = new FakeEnrolments(
    (session) => this.sessions.has(session),
    (typed) => typed === this.password,
  );
  /** As it was at the start, but for what it has been asked. */
  behave(): void {
    this.enrolments.forget();
    this.pausedSignIns.forget();
    this.sessions.offers = [];
    this.further = [];
    this.chooseMore = 0;
    this.terms = usualTerms;
    this.answerAsUsual();
  }

  latest(): FakeReset {
    const reset = [...this.resets.values()].at(-1);
    if (!reset) throw new Error('nobody has asked for a reset');
    return reset;
  }

  protected readonly routes: readonly FakeRoute[] = [
    ...this.enrolments.routes,
    ['GET', /^\/v1\/appearance$/, () => ({ status: 200, body: this.appearance })],
    ['POST', /^\/v1\/reset-requests$/, (seen) => this.begin(String(seen.body['identifier']))],
    ['GET', /^\/v1\/reset-requests\/([\w-]+)$/, (seen, match) => this.status(seen, match)],
    ['POST', /^\/v1\/reset-requests\/([\w-]+)\/challenges$/, (seen, match) => this.resend(seen, match)],
    [
      'POST',
      /^\/v1\/reset-requests\/([\w-]+)\/further-proofs\/([\w-]+)\/challenge$/,
      (seen, match) => this.ask(seen, match),
    ],
    ['POST', /^\/v1\/reset-requests\/([\w-]+)\/proofs$/, (seen, match) => this.prove(seen, match)],
    ['POST', /^\/v1\/reset-links\/redeem$/, (seen) => this.redeem(String(seen.body['token']))],
    ['POST', /^\/v1\/reset-requests\/([\w-]+)\/password$/, (seen, match) => this.setPassword(seen, match)],
    [
      'POST',
      /^\/v1\/reset-requests\/([\w-]+)\/(generated-password|unlock)$/,
      (seen, match) => this.end(seen, match),
    ],
    ['POST', /^\/v1\/sign-in$/, (seen) => this.signIn(seen)],
    [
      'POST',
      /^\/v1\/sign-in\/actions\/reset-password$/,
      ({ body }) => this.pausedSignIns.answer(body, this.password, (next) => (this.password = next)),
    ],
    ['POST', /^\/v1\/sign-in\/continue$/, ({ body }) => this.pausedSignIns.goOn(body, () => this.letIn())],
    ['GET', /^\/v1\/session$/, ({ headers }) => this.sessions.look(headers['latchkey-session'])],
    [
      'POST',
      /^\/v1\/session\/change-password$/,
      (seen) => this.sessions.change(seen, this.password, (next) => (this.password = next)),
    ],
    ['POST', /^\/v1\/session\/unlock$/, (seen) => this.sessions.unlock(seen)],
    ['POST', /^\/v1\/sign-out$/, ({ headers }) => this.sessions.end(headers['latchkey-session'])],
  ];

  /** A made password is in one answer alone. */
  protected keptOf({ body, ...answer }: FakeAnswer): FakeAnswer {
    const kept = typeof body === 'object' && body !== null && 'generatedPassword' in body;
    return { ...answer, body: kept ? { ...body, generatedPassword: null } : body };
  }

  private begin(identifier: string): FakeAnswer {
    const reset: FakeReset = {
      id: randomUUID(),
      secret: randomBytes(32).toString('base64url'),
      furtherProofs: this.further.map((proof) => ({
        ...{ asksFor: 'nothing', asksFirst: false, readiness: 'ready', destinations: [] },
        ...proof,
      })),
      chooseMore: this.chooseMore,
      state: 'awaiting_proof',
      action: 'reset',
      passwordMade: false,
      passwordRequested: false,
      identifier,
      linkToken: randomBytes(32).toString('base64url'),
      expiresAt: inSeconds(1800),
      codeExpiresAt: inSeconds(300),
      setPasswordUntil: null,
    };
    this.resets.set(reset.id, reset);
    return { status: 202, body: { ...this.statusOf(reset), flowSecret: reset.secret, codeLength: 6 } };
  }

  private owned(seen: SeenRequest, match: RegExpExecArray): FakeReset | undefined {
    const reset = this.resets.get(match[1] ?? '');
    return reset?.secret === seen.headers['latchkey-flow'] ? reset : undefined;
  }

  private status(seen: SeenRequest, match: RegExpExecArray): FakeAnswer {
    const reset = this.owned(seen, match);
    return reset ? { status: 200, body: this.statusOf(reset) } : problem(404, 'not-found');
  }

  private resend(seen: SeenRequest, match: RegExpExecArray): FakeAnswer {
    const reset = this.owned(seen, match);
    if (!reset) return problem(404, 'not-found');
    reset.codeExpiresAt = inSeconds(300);
    return { status: 202, body: { ...this.statusOf(reset), codeLength: 6, resendAfter: 60 } };
  }

  private prove(seen: SeenRequest, match: RegExpExecArray): FakeAnswer {
    const reset = this.owned(seen, match);
    if (!reset) return problem(404, 'not-found');
    if (typeof seen.body['verificationId'] === 'string') return this.proveFurther(reset, seen.body);
    const right = seen.body['code'] === GOOD_CODE && reset.state === 'awaiting_proof';
    return right ? this.proven(reset) : problem(410, 'proof-rejected');
  }

  private redeem(token: string): FakeAnswer {
    const reset = [...this.resets.values()].find((each) => each.linkToken === token);
    return reset?.state === 'awaiting_proof' ? this.proven(reset) : problem(410, 'link-rejected');
  }

  private ask(seen: SeenRequest, match: RegExpExecArray): FakeAnswer {
    const proof = this.owned(seen, match)?.furtherProofs.find(({ id }) => id === match[2]);
    if (!proof?.asksFirst) return problem(404, 'not-found');
    const sentTo = proof.destinations?.find(({ id }) => id === seen.body['enrolmentId'])?.label;
    return { status: 200, body: { ...ASKED[proof.asksFor ?? 'nothing'], ...(sentTo ? { sentTo } : {}) } };
  }

  private proveFurther(reset: FakeReset, { verificationId, code, answers }: SeenRequest['body']): FakeAnswer {
    const proof = reset.furtherProofs.find(({ id, given }) => id === verificationId && !given);
    const rights = {
      code: code === GOOD_CODE,
      answers: JSON.stringify(answers) === JSON.stringify(GOOD_ANSWERS),
      passkey: false,
      nothing: proof?.method === 'mock_success',
    };
    const right = rights[proof?.asksFor ?? 'nothing'];
    if (reset.state !== 'awaiting_more_proof' || !proof || !right) return problem(410, 'proof-rejected');
    proof.given = true;
    if (!proof.mandatory) reset.chooseMore -= 1;
    return this.proven(reset);
  }

  private proven(reset: FakeReset): FakeAnswer {
    const setPasswordUntil = inSeconds(600);
    const owed = reset.furtherProofs.some(({ mandatory, given }) => mandatory && !given);
    Object.assign(reset, {
      state: owed || reset.chooseMore > 0 ? 'awaiting_more_proof' : 'proven',
      secret: randomBytes(32).toString('base64url'),
      setPasswordUntil,
    });
    const policy = this.appearance['passwordPolicy'];
    return {
      status: 200,
      body: { ...this.statusOf(reset), flowSecret: reset.secret, passwordPolicy: policy },
    };
  }

  private setPassword(seen: SeenRequest, match: RegExpExecArray): FakeAnswer {
    const reset = this.owned(seen, match);
    if (!reset) return problem(404, 'not-found');
    if (reset.state !== 'proven') return problem(410, 'flow-ended');
    if (this.terms.endings.includes('request_password')) return this.request(reset, seen);
    const typed = String(seen.body['newPassword']);
    if ([...typed].length < 15) return problem(422, 'password-refused', ['too-short', 'common']);
    reset.state = 'succeeded';
    this.password = typed;
    this.sessions.clear();
    return { status: 200, body: { result: 'PASSWORD_RESET', deviceToken: GOOD_DEVICE } };
  }

  /** An external system has it from now on. */
  private request(reset: FakeReset, { body }: SeenRequest): FakeAnswer {
    if ('newPassword' in body) return problem(409, 'ending-not-offered');
    Object.assign(reset, { state: 'submitted', passwordRequested: true });
    return { status: 202, body: { result: 'PENDING_WITH_EXTERNAL_SYSTEM', deviceToken: null } };
  }

  /** A made password is in the first answer only: a repeat of the same form gets what was kept of it. */
  private end(seen: SeenRequest, match: RegExpExecArray): FakeAnswer {
    const reset = this.owned(seen, match);
    if (!reset) return problem(404, 'not-found');
    if (reset.state !== 'proven') return problem(410, 'flow-ended');
    const unlocks = match[2] === 'unlock';
    Object.assign(reset, {
      state: 'succeeded',
      action: unlocks ? 'unlock' : 'reset',
      passwordMade: !unlocks,
    });
    const known = { deviceToken: GOOD_DEVICE };
    if (unlocks) return { status: 200, body: { result: 'ACCOUNT_UNLOCKED', ...known } };
    this.password = MADE_PASSWORD;
    const generatedPassword = this.terms.generatedPassword?.shown ? MADE_PASSWORD : null;
    return { status: 200, body: { result: 'PASSWORD_RESET', ...known, generatedPassword } };
  }

  private statusOf({ id, state, expiresAt, codeExpiresAt, ...reset }: FakeReset): Record<string, unknown> {
    const { setPasswordUntil, furtherProofs, chooseMore, action, passwordMade, passwordRequested } = reset;
    const moments = { expiresAt, codeExpiresAt, setPasswordUntil };
    const made = { passwordMade, passwordRequested };
    return { id, state, ...moments, furtherProofs, chooseMore, action, ...made, ...this.terms };
  }

  private signIn({ body }: SeenRequest): FakeAnswer {
    const right = body['identifier'] === KNOWN_USER.identifier && body['password'] === this.password;
    if (!right) return problem(401, 'sign-in-refused');
    return this.pausedSignIns.begin() ?? this.letIn();
  }

  private letIn(): FakeAnswer {
    return this.sessions.letIn(KNOWN_USER.displayName);
  }
}

const inSeconds = (seconds: number): Date => new Date(Date.now() + seconds * 1000);
