import { randomBytes, randomUUID } from 'node:crypto';
import { problem, type FakeAnswer, type FakeRoute, type SeenRequest } from './fake-front.ts';
import { GOOD_CODE } from './fake-public-api.ts';

const id = (end: string): string => `01a20000-0000-7000-8000-0000000000${end}`;

/** Whose link it is. */
export const LINKED_USER = 'Grace <i>Link</i>';
export const SEED = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
export const SEED_ADDRESS = `otpauth://totp/Acme:bob?issuer=Acme&secret=${SEED}&algorithm=SHA1&digits=6&period=30`;
export const KEPT_CODES = Array.from({ length: 10 }, (_, place) => `AB${place}D-EFGH-JKMN-PQRS`);
export const CREATION_OPTIONS = JSON.stringify({
  ...{ challenge: 'AAAA', rp: { id: 'localhost', name: 'Acme' }, timeout: 1000 },
  user: { id: 'AAAA', name: 'bob', displayName: 'Bob' },
  pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
});

const questions = [
  'Which <i>lake</i> did you first swim in?',
  'Who taught you to read?',
  'What is in the attic?',
];

/** One of each; names are the tenant's own words. */
export const OFFERED = {
  authenticator: { verificationId: id('c1'), name: 'My <b>app</b>', method: 'authenticator' },
  codes: { verificationId: id('c2'), name: 'Codes for the drawer', method: 'recovery_codes' },
  passkey: { verificationId: id('c3'), name: 'Passkey', method: 'passkey' },
  phone: { verificationId: id('c4'), name: 'Phone', method: 'sms' },
  questions: { verificationId: id('c5'), name: 'Questions', method: 'questions' },
  other: { verificationId: id('c6'), name: 'Badge at the gate', method: 'mock_success' },
} as const;

export const QUESTIONS = questions.map((text, place) => ({ id: id(`d${place}`), text }));

const FORMS: Readonly<Record<string, object>> = {
  sms: { kind: 'phone', codeLength: 6 },
  questions: { kind: 'questions', count: 2, minimumAnswerLength: 3, choices: QUESTIONS },
};

export interface FakeEnrolment {
  readonly id: string;
  readonly verificationId: string;
  status: 'begun' | 'active';
  readonly label: string;
  usableFrom: Date | null;
  usable: boolean;
  lastUsedAt: Date | null;
}

/** What public-api promises about enrolments, in memory. */
export class FakeEnrolments {
  offered: readonly { verificationId: string; name: string; method: string }[] = Object.values(OFFERED);
  enrolments: FakeEnrolment[] = [];
  /** Tokens of links that were mailed. */
  readonly links = new Set<string>();
  private readonly lent = new Set<string>();

  constructor(
    private readonly isSignedIn: (session: string) => boolean,
    private readonly isPassword: (typed: unknown) => boolean,
  ) {}

  forget(): void {
    this.offered = Object.values(OFFERED);
    this.enrolments = [];
  }

  mailLink(): string {
    const token = randomBytes(32).toString('base64url');
    this.links.add(token);
    return token;
  }

  /** As if somebody had enrolled long ago. */
  has(of: keyof typeof OFFERED, changes: Partial<FakeEnrolment> = {}): FakeEnrolment {
    const { verificationId } = OFFERED[of];
    const usableFrom = new Date(Date.now() - 1000);
    const usual = { status: 'active', label: '', usableFrom, usable: true, lastUsedAt: null } as const;
    const enrolment = { id: randomUUID(), verificationId, ...usual, ...changes };
    this.enrolments.push(enrolment);
    return enrolment;
  }

  readonly routes: readonly FakeRoute[] = [
    ['POST', /^\/v1\/enrolment-links\/redeem$/, (seen) => this.redeem(String(seen.body['token']))],
    ['GET', /^\/v1\/enrolments$/, (seen) => this.known(seen, () => this.list())],
    ['GET', /^\/v1\/enrolments\/forms\/(.+)$/, (seen, [, of]) => this.known(seen, () => this.form(of ?? ''))],
    ['POST', /^\/v1\/enrolments$/, (seen) => this.known(seen, () => this.begin(seen))],
    [
      'POST',
      /^\/v1\/enrolments\/(.+)\/confirmation$/,
      (seen, [, of]) => this.known(seen, () => this.confirm(of ?? '', seen)),
    ],
    [
      'POST',
      /^\/v1\/enrolments\/(.+)\/removal$/,
      (seen, [, of]) => this.known(seen, () => this.remove(of ?? '', seen)),
    ],
  ];

  private redeem(token: string): FakeAnswer {
    if (!this.links.delete(token)) return problem(410, 'enrolment-link-rejected');
    const sessionToken = randomBytes(32).toString('base64url');
    this.lent.add(sessionToken);
    const expiresAt = new Date(Date.now() + 1800_000);
    return { status: 200, body: { sessionToken, expiresAt, user: { displayName: LINKED_USER } } };
  }

  private known({ headers }: SeenRequest, work: () => FakeAnswer): FakeAnswer {
    const session = String(headers['latchkey-session']);
    return this.lent.has(session) || this.isSignedIn(session) ? work() : problem(401, 'session-ended');
  }

  private list(): FakeAnswer {
    const methods = this.offered.map((offer) => ({
      ...offer,
      enrolments: this.enrolments.filter(({ verificationId }) => verificationId === offer.verificationId),
    }));
    return { status: 200, body: { methods } };
  }

  private form(of: string): FakeAnswer {
    const offer = this.offered.find(({ verificationId }) => verificationId === of);
    if (!offer) return problem(404, 'not-found');
    const { verificationId, name: title, method } = offer;
    const form = FORMS[method] ?? { kind: 'nothing' };
    return { status: 200, body: { verificationId, title, method, form } };
  }

  private begin({ headers, body }: SeenRequest): FakeAnswer {
    const offer = this.offered.find(({ verificationId }) => verificationId === body['verificationId']);
    const held = this.enrolments.filter(({ status }) => status === 'active');
    const isLent = this.lent.has(String(headers['latchkey-session'])) && body['password'] === undefined;
    if (!isLent && !this.isPassword(body['password'])) return problem(403, 'password-not-confirmed');
    if (!offer) return problem(404, 'not-found');
    if (isLent && held.length > 0) return problem(403, 'password-not-confirmed');
    const { verificationId, method } = offer;
    const label = String(body['phone'] ?? '').slice(-2);
    const same = held.filter((each) => each.verificationId === verificationId);
    if (same.some((each) => each.label === label)) return problem(409, 'conflict');
    const [shown, status] = SHOWN[method]?.() ?? [{}, 'active'];
    const enrolment = { id: randomUUID(), verificationId, label, usable: false, lastUsedAt: null };
    const usableFrom = status === 'active' ? tomorrow() : null;
    this.enrolments.push({ ...enrolment, status, usableFrom });
    return { status: 201, body: { id: enrolment.id, status, shown, usableFrom } };
  }

  private confirm(of: string, { body }: SeenRequest): FakeAnswer {
    const enrolment = this.enrolments.find((each) => each.id === of && each.status === 'begun');
    if (!enrolment) return problem(404, 'not-found');
    const right = body['code'] === GOOD_CODE || String(body['credential']).includes('"type":"public-key"');
    if (!right) return problem(422, 'enrolment-not-confirmed');
    Object.assign(enrolment, { status: 'active', usableFrom: tomorrow() });
    return { status: 200, body: { usableFrom: enrolment.usableFrom } };
  }

  private remove(of: string, { body }: SeenRequest): FakeAnswer {
    if (!this.isPassword(body['password'])) return problem(403, 'password-not-confirmed');
    const others = this.enrolments.filter((each) => each.id !== of);
    if (others.length === this.enrolments.length) return problem(404, 'not-found');
    this.enrolments = others;
    return { status: 204 };
  }
}

const SHOWN: Readonly<Record<string, () => [Record<string, unknown>, 'begun' | 'active']>> = {
  authenticator: () => [{ seed: SEED, address: SEED_ADDRESS }, 'begun'],
  recovery_codes: () => [{ codes: KEPT_CODES }, 'active'],
  passkey: () => [{ options: CREATION_OPTIONS }, 'begun'],
  sms: () => [{ expiresAt: new Date(Date.now() + 300_000) }, 'begun'],
};

const tomorrow = (): Date => new Date(Date.now() + 24 * 3600_000);
