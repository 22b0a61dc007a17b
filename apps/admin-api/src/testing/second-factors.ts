import { SoftwareAuthenticator, type Behaviour } from '@latchkey/keys/testing';
import { Secret, TOTP } from 'otpauth';
import type { AdminWorld, Reply } from './admin-world.ts';

/** An authenticator app that somebody holds. */
export class TestApp {
  private readonly totp: TOTP;

  constructor(seed: string) {
    this.totp = new TOTP({ algorithm: 'SHA1', digits: 6, period: 30, secret: Secret.fromBase32(seed) });
  }

  /** The code so many seconds from now. */
  code(seconds = 0): string {
    return this.totp.generate({ timestamp: Date.now() + seconds * 1000 });
  }

  /** Six digits that are no code of these minutes. */
  wrong(): string {
    const right = new Set([-60, -30, 0, 30, 60].map((seconds) => this.code(seconds)));
    return (
      ['111111', '222222', '333333', '444444', '555555', '666666'].find((each) => !right.has(each)) ?? ''
    );
  }
}

export interface EnrolledApp {
  readonly id: string;
  readonly seed: string;
  readonly app: TestApp;
}

export async function begunApp(world: AdminWorld, token: string): Promise<EnrolledApp> {
  const body = { kind: 'authenticator', label: 'My telephone' };
  const begun = (await world.done('POST', '/v1/second-factors', { token, body })) as {
    id: string;
    seed: string;
  };
  return { ...begun, app: new TestApp(begun.seed) };
}

/** A confirmed app of the member behind this session. Its code of this step counts again. */
export async function enrolledApp(world: AdminWorld, token: string): Promise<EnrolledApp> {
  const begun = await begunApp(world, token);
  await world.done('POST', `/v1/second-factors/${begun.id}/confirm`, {
    token,
    body: { code: begun.app.code() },
  });
  await unusedApp(world, begun.id);
  return begun;
}

/** As if none of its codes had been shown: tests do not wait for the next one. */
export async function unusedApp(world: AdminWorld, id: string): Promise<void> {
  await world.sql.query(`update tenant.second_factor set last_use = 0 where id = $1`, [id]);
}

export function showFactor(world: AdminWorld, token: string, body: object): Promise<Reply> {
  return world.insist('POST', '/v1/session/step-up', { token, body });
}

/** Makes what the member has shown look so many minutes old. */
export async function agedFactor(world: AdminWorld, staffId: string, minutes: number): Promise<void> {
  await world.sql.query(
    `update tenant.staff_session set factor_at = now() - make_interval(secs => $2) where staff_id = $1`,
    [staffId, minutes * 60],
  );
}

/** A confirmed passkey of the member behind this session. */
export async function enrolledPasskey(
  world: AdminWorld,
  token: string,
  origin: string,
  key = new SoftwareAuthenticator(),
): Promise<SoftwareAuthenticator> {
  const body = { kind: 'passkey', label: 'My key' };
  const { id, options } = (await world.done('POST', '/v1/second-factors', { token, body })) as Record<
    string,
    string
  >;
  const shown = { credential: key.create(options ?? '', { origin }) };
  await world.done('POST', `/v1/second-factors/${id}/confirm`, { token, body: shown });
  return key;
}

/** Asks for a challenge in this session, and answers it. */
export async function signedChallenge(
  world: AdminWorld,
  token: string,
  key: SoftwareAuthenticator,
  behaviour: Behaviour,
): Promise<string> {
  const { options } = await world.done('POST', '/v1/session/passkey-challenge', { token });
  return key.get(options as string, behaviour);
}
