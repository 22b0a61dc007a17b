import { randomBytes } from 'node:crypto';
import { problem, type FakeAnswer, type SeenRequest } from './fake-front.ts';

const untilExpiry = 3_600_000;
const expiresAt = (): Date => new Date(Date.now() + untilExpiry);

/** Who is signed in, by the token of the session. */
export class FakeSessions {
  private readonly names = new Map<string, string>();
  /** What people may do to their account. */
  offers: readonly string[] = [];

  has(token: string): boolean {
    return this.names.has(token);
  }

  clear(): void {
    this.names.clear();
  }

  letIn(displayName: string): FakeAnswer {
    const sessionToken = randomBytes(32).toString('base64url');
    this.names.set(sessionToken, displayName);
    const user = { displayName };
    return { status: 200, body: { state: 'signed_in', sessionToken, expiresAt: expiresAt(), user } };
  }

  look(token: unknown): FakeAnswer {
    const displayName = this.names.get(String(token));
    if (!displayName) return problem(401, 'session-ended');
    return { status: 200, body: { user: { displayName }, expiresAt: expiresAt(), offers: this.offers } };
  }

  /** By the current password; every other session ends. */
  change({ headers, body }: SeenRequest, current: string, set: (password: string) => void): FakeAnswer {
    const token = String(headers['latchkey-session']);
    const refused = this.refuse(token, 'change_password');
    if (refused) return refused;
    const password = String(body['newPassword']);
    if (password.length < 15)
      return problem(422, 'password-refused', ['too-short'], undefined, '/newPassword');
    if (body['currentPassword'] !== current) return problem(403, 'password-not-confirmed');
    set(password);
    for (const other of [...this.names.keys()].filter((each) => each !== token)) this.names.delete(other);
    return { status: 200, body: { result: 'PASSWORD_CHANGED' } };
  }

  unlock({ headers }: SeenRequest): FakeAnswer {
    const refused = this.refuse(String(headers['latchkey-session']), 'unlock');
    return refused ?? { status: 200, body: { result: 'ACCOUNT_UNLOCKED' } };
  }

  private refuse(token: string, wanted: string): FakeAnswer | undefined {
    if (!this.names.has(token)) return problem(401, 'session-ended');
    return this.offers.includes(wanted) ? undefined : problem(409, 'own-change-not-offered');
  }

  end(token: unknown): FakeAnswer {
    this.names.delete(String(token));
    return { status: 204 };
  }
}
