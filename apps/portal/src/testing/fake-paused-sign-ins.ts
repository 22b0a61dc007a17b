import { randomBytes } from 'node:crypto';
import { problem, type FakeAnswer } from './fake-front.ts';

const prefix = 'authentication-action.reset-password.validation.error.';
const refused = (pointer: string, code: string): FakeAnswer =>
  problem(422, 'invalid-input', [code], undefined, pointer);

/** Sign-ins that wait for a new password, as public-api keeps them. */
export class FakePausedSignIns {
  /** What people are asked for who sign in from now on; undefined: nothing. */
  asks: { readonly askCurrentPassword: boolean; readonly allowSkip: boolean } | undefined;
  /** By token: whether it may go on. */
  private readonly waiting = new Map<string, boolean>();

  forget(): void {
    this.asks = undefined;
    this.waiting.clear();
  }

  begin(): FakeAnswer | undefined {
    if (!this.asks) return undefined;
    const signInToken = randomBytes(32).toString('base64url');
    this.waiting.set(signInToken, false);
    const expiresAt = new Date(Date.now() + 600_000).toISOString();
    const action = { type: 'reset-password', ...this.asks };
    return { status: 200, body: { state: 'action_required', signInToken, expiresAt, action } };
  }

  answer(
    body: Readonly<Record<string, unknown>>,
    current: string,
    set: (password: string) => void,
  ): FakeAnswer {
    const token = String(body['signInToken']);
    if (!this.waiting.has(token)) return problem(410, 'sign-in-over');
    const password = String(body['password'] ?? '');
    const skips = this.asks?.allowSkip === true && body['skip'] === true;
    if (!skips) {
      if (password === '') return refused('/password', `${prefix}password.required`);
      if (password.includes('weak')) return refused('/password', `${prefix}password.weak`);
      if (password.length < 15) return refused('/password', 'too-short');
      if (this.asks?.askCurrentPassword && body['currentPassword'] !== current)
        return refused('/currentPassword', `${prefix}incorrect.credentials`);
      set(password);
    }
    this.waiting.set(token, true);
    return { status: 200, body: { result: skips ? 'SKIPPED' : 'PASSWORD_CHANGED' } };
  }

  goOn(body: Readonly<Record<string, unknown>>, letIn: () => FakeAnswer): FakeAnswer {
    const token = String(body['signInToken']);
    if (this.waiting.get(token) !== true) return problem(410, 'sign-in-over');
    this.waiting.delete(token);
    return letIn();
  }
}
