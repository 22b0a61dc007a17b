import { beforeEach, describe, expect, it } from '@jest/globals';
import { accepted, hours, seconds, TenantContext } from '@latchkey/kernel';
import { within, type Premises } from '@latchkey/kernel/testing';
import { SessionEndedError } from '../errors.ts';
import type { SignedIn } from '../session-grant.ts';
import type { IssuedSessionTokens } from '../session-tokens.ts';
import { addAccount, signInHouse, type SignInHouse } from '../testing/sign-in-house.ts';
import { FindSession, FindSessionHandler } from './find-session.ts';
import { RefreshSession, RefreshSessionHandler } from './refresh-session.ts';
import { SignOut, SignOutHandler } from './sign-out.ts';

const password = 'engines weave algebra';

describe('a session of an application', () => {
  let house: SignInHouse;
  const here = <T>(work: () => Promise<T>, premises: Premises = house.world.ours) => within(premises, work);
  const signIn = (tokens = true): Promise<SignedIn> => house.signedIn('ada', password, { tokens });
  const begin = async (): Promise<IssuedSessionTokens> => {
    const { tokens } = await signIn();
    if (!tokens) throw new Error('there were no tokens');
    return tokens;
  };
  const refresh = async (token: string, premises?: Premises): Promise<IssuedSessionTokens> =>
    accepted(
      await here(
        () => house.parts.handler(RefreshSessionHandler).execute(new RefreshSession(token)),
        premises,
      ),
    );
  const whose = ({ accessToken }: IssuedSessionTokens) =>
    house.accessTokens.verifyUser(accessToken, house.world.ours.applicationId);
  const aliveSessions = async (): Promise<number> => {
    const all = await here(() => house.world.unitOfWork.read(async () => house.sessions.table.all()));
    return all.filter(({ revokedAt }) => revokedAt === null).length;
  };

  beforeEach(async () => {
    house = signInHouse();
    await addAccount(house, 'ada', password);
  });

  it('has tokens if the application asks: who is signed in, where, how, and for five minutes', async () => {
    const tokens = await begin();
    expect(tokens).toEqual({
      ...{ accessToken: expect.any(String), expiresIn: 300 },
      refreshToken: expect.stringMatching(/^[\w-]{43}$/),
    });
    const { tenantId, applicationId, userId } = house.world.ours;
    const [session] = await here(() => house.world.unitOfWork.read(async () => house.sessions.table.all()));
    expect(await whose(tokens)).toEqual({
      ...{ kind: 'user', tenantId, environment: 'live', applicationId, userId },
      ...{ sessionId: session?.id, methods: ['pwd'] },
    });
    expect((await signIn(false)).tokens).toBeUndefined();
  });

  it('goes on by its refresh token, which is another one each time', async () => {
    const first = await begin();
    const second = await refresh(first.refreshToken);
    const third = await refresh(second.refreshToken);
    expect(new Set([first, second, third].map(({ refreshToken }) => refreshToken)).size).toBe(3);
    expect(await whose(third)).toEqual(await whose(first));
    expect(await aliveSessions()).toBe(1);
  });

  it('S-33 a token that is used again a moment later opens nothing and ends nothing', async () => {
    const { refreshToken } = await begin();
    const next = await refresh(refreshToken);
    house.world.clock.advance(seconds(10));
    await expect(refresh(refreshToken)).rejects.toThrow(SessionEndedError);
    expect(await refresh(next.refreshToken)).toHaveProperty('refreshToken');
  });

  it('S-33 a token that is used again later ends the session for both who hold it, and the audit trail says why', async () => {
    const { refreshToken } = await begin();
    const next = await refresh(refreshToken);
    house.world.clock.advance(seconds(10) + 1);
    await expect(refresh(refreshToken)).rejects.toThrow(SessionEndedError);
    await expect(refresh(next.refreshToken)).rejects.toThrow(SessionEndedError);
    expect(await aliveSessions()).toBe(0);
    const ended = house.world.database.happenings.filter(
      ({ event }) => event.name === 'identity.session.ended',
    );
    expect(ended.map(({ event }) => event.reason)).toEqual(['refresh token used again']);
  });

  it.each<[string, (house: SignInHouse, signedIn: SignedIn) => Promise<unknown>]>([
    [
      'a sign-out',
      ({ parts }, { sessionToken }) =>
        here(() => parts.handler(SignOutHandler).execute(new SignOut(sessionToken))),
    ],
    [
      'a recovery of the account',
      ({ sessions, world }) =>
        here(() => world.unitOfWork.run(() => sessions.revokeAll(world.ours.userId, world.clock.moment))),
    ],
    ['the end of the account', (its) => addAccount(its, 'ada', password, { active: false })],
    ['its own eight hours', ({ world }) => Promise.resolve(world.clock.advance(hours(8)))],
  ])('S-33 does not go on after %s', async (_, end) => {
    const signedIn = await signIn();
    await end(house, signedIn);
    await expect(refresh(signedIn.tokens?.refreshToken ?? '')).rejects.toThrow(SessionEndedError);
  });

  it('S-40 does not go on in another house or at another application, and its token stays good', async () => {
    const { refreshToken } = await begin();
    const { ours, oursInTest, theirs, secrets } = house.world;
    for (const premises of [oursInTest, theirs, { ...ours, applicationId: secrets.id() }])
      await expect(refresh(refreshToken, premises)).rejects.toThrow(SessionEndedError);
    expect(await refresh(refreshToken)).toHaveProperty('refreshToken');
  });

  it('does not go on by what is no refresh token', async () => {
    const { sessionToken, tokens } = await signIn();
    for (const wrong of ['', sessionToken, tokens?.accessToken ?? '', 'x'.repeat(43)])
      await expect(refresh(wrong)).rejects.toThrow(SessionEndedError);
    const found = await here(() =>
      house.parts.handler(FindSessionHandler).execute(new FindSession(sessionToken)),
    );
    expect(found.user.displayName).toBe('Ada Lovelace');
  });

  it('does not go on for somebody who is no application', async () => {
    const scope = { tenantId: house.world.ours.tenantId, environment: 'live', requestId: 'r' } as const;
    const actor = { kind: 'newcomer' } as const;
    const { refreshToken } = await begin();
    const asNewcomer = TenantContext.run({ ...scope, actor }, () =>
      house.parts.handler(RefreshSessionHandler).execute(new RefreshSession(refreshToken)),
    );
    await expect(asNewcomer.then(accepted)).rejects.toThrow(SessionEndedError);
  });
});
