import { beforeEach, describe, expect, it } from '@jest/globals';
import { seconds } from '@latchkey/kernel';
import {
  accessTokenLifetime,
  type AccessTokens,
  type ApplicationAccess,
  type UserAccess,
} from '../access-token/access-tokens.ts';

export interface AccessTokensWorld {
  readonly tokens: AccessTokens;
  advance(milliseconds: number): void;
}

export const applicationAccess: ApplicationAccess = {
  kind: 'application',
  tenantId: '0198c5f2-0000-7000-8000-000000000001',
  environment: 'live',
  applicationId: '0198c5f2-0000-7000-8000-000000000002',
  keyId: '0198c5f2-0000-7000-8000-000000000003',
  permissions: ['password-reset-workflow:execute'],
};
export const userAccess: UserAccess = {
  kind: 'user',
  tenantId: applicationAccess.tenantId,
  environment: 'live',
  applicationId: applicationAccess.applicationId,
  userId: '0198c5f2-0000-7000-8000-000000000004',
  sessionId: '0198c5f2-0000-7000-8000-000000000005',
  methods: ['pwd'],
};

/** What holds for every maker of access tokens. */
export function accessTokensContract(name: string, make: () => Promise<AccessTokensWorld>): void {
  describe(`access tokens: ${name}`, () => {
    let world: AccessTokensWorld;
    const mint = async (access: ApplicationAccess | UserAccess): Promise<string> =>
      (await world.tokens.mint(access)).token;

    beforeEach(async () => {
      world = await make();
    });

    it('RA-13 tell whoever checks them what was put in, and no two are alike', async () => {
      const token = await mint(applicationAccess);
      expect(await world.tokens.verifyApplication(token)).toEqual(applicationAccess);
      expect(await mint(applicationAccess)).not.toBe(token);
      const bare = { ...applicationAccess, permissions: [] };
      expect(await world.tokens.verifyApplication(await mint(bare))).toEqual(bare);
      const ofUser = await mint(userAccess);
      expect(await world.tokens.verifyUser(ofUser, userAccess.applicationId)).toEqual(userAccess);
    });

    it('RA-13 a token of a person opens nothing of the platform, and is for one application alone', async () => {
      const ofUser = await mint(userAccess);
      expect(await world.tokens.verifyApplication(ofUser)).toBeUndefined();
      expect(await world.tokens.verifyUser(ofUser, 'another application')).toBeUndefined();
      const ofApplication = await mint(applicationAccess);
      expect(await world.tokens.verifyUser(ofApplication, applicationAccess.applicationId)).toBeUndefined();
    });

    it('RA-13 are good for five minutes and not for a second longer', async () => {
      const { token, lifetime } = await world.tokens.mint(applicationAccess);
      expect([lifetime, accessTokenLifetime]).toEqual([seconds(300), seconds(300)]);
      world.advance(seconds(299) - 500);
      expect(await world.tokens.verifyApplication(token)).toBeDefined();
      world.advance(seconds(1.5));
      expect(await world.tokens.verifyApplication(token)).toBeUndefined();
    });

    it('RA-13 one from a time to come is not good yet', async () => {
      const token = await mint(applicationAccess);
      world.advance(-seconds(5));
      expect(await world.tokens.verifyApplication(token)).toBeUndefined();
    });

    it('RA-13 text that is no token is none', async () => {
      const token = await mint(applicationAccess);
      for (const wrong of ['', '.', '..', 'a.b.c', 'a.b.c.d.e', `${token}x`, token.slice(0, -2), `.${token}`])
        expect([wrong, await world.tokens.verifyApplication(wrong)]).toEqual([wrong, undefined]);
    });
  });
}
