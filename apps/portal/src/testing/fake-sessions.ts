import { randomBytes } from 'node:crypto';
import { problem, type FakeAnswer } from './fake-front.ts';

const untilExpiry = 3_600_000;
const expiresAt = (): Date => new Date(Date.now() + untilExpiry);

/** Who is signed in, by the token of the session. */
export class FakeSessions {
  private readonly names = new Map<string, string>();

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
    return { status: 200, body: { user: { displayName }, expiresAt: expiresAt() } };
  }

  end(token: unknown): FakeAnswer {
    this.names.delete(String(token));
    return { status: 204 };
  }
}
