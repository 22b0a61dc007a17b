import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Conflict } from '@latchkey/kernel';
import { figure, fulfilled, inParallel, unitWithin } from '@latchkey/kernel/testing';
import { IdentityProvider, type IdentityProviderContent } from '../identity-provider/identity-provider.ts';
import type { IdentityProviders } from '../identity-provider/identity-providers.ts';
import { roundMinutes, type SignInRound, type SignInRounds } from '../provider-sign-in/sign-in-rounds.ts';
import type { StaffIdentities } from '../provider-sign-in/staff-identities.ts';
import type { UsedAssertions } from '../provider-sign-in/used-assertions.ts';
import { addMember, type StaffWorld } from './staff-house.ts';

export interface ProviderWorld extends StaffWorld {
  readonly providers: IdentityProviders;
  readonly rounds: SignInRounds;
  readonly identities: StaffIdentities;
  readonly used: UsedAssertions;
  /** Makes every round look begun so many minutes ago. */
  age(minutes: number): Promise<void>;
}

const bySaml: Partial<IdentityProviderContent> = {
  ...{ kind: 'saml', clientId: null },
  saml: {
    ...{ signInUrl: 'https://id.example.com/sso', audience: 'latchkey', certificates: [] },
    ...{ emailAttribute: 'mail', nameAttribute: null },
  },
};

/** What holds for every keeper of identity providers, of rounds through them, and of whom they vouch for. */
export function providerSignInContract(name: string, make: () => Promise<ProviderWorld>): void {
  describe(`sign-in by a provider: ${name}`, () => {
    let world: ProviderWorld;
    beforeAll(async () => {
      world = await make();
    });
    afterAll(() => world.close());

    const at = <T>(premises: ProviderWorld['ours'], work: () => Promise<T>) =>
      unitWithin(world, premises, work);
    const newProvider = async (changed: Partial<IdentityProviderContent> = {}, premises = world.ours) => {
      const id = world.secrets.id();
      const provider = IdentityProvider.create(
        {
          ...{ tenantId: premises.tenantId, id, createdAt: await at(premises, () => world.clock.now()) },
          ...{
            kind: 'oidc' as const,
            saml: null,
            name: `Provider ${id}`,
            issuer: `https://${id}.example.com`,
            clientId: 'latchkey',
            scopes: [],
          },
          ...{ requiredAcr: ['strong'], requiredAmr: [], groupsClaim: 'groups', justInTime: true },
          ...{ groupRoles: [{ group: 'desk', role: 'password_reset_service_desk' }], active: true },
          ...changed,
        },
        { staffId: 'by', roles: ['password_reset_admin'] },
      );
      await at(premises, () => world.providers.add(provider));
      return provider;
    };
    const newRound = async (kind?: 'saml'): Promise<SignInRound> => {
      const provider = await newProvider(kind === 'saml' ? bySaml : {});
      const round = {
        ...{ id: world.secrets.id(), providerId: provider.id, providerVersion: 1, invitationDigest: null },
        stateDigest: world.secrets.tokenDigest(world.secrets.token()),
        browserDigest: world.secrets.tokenDigest(world.secrets.token()),
        sealedKeys: Buffer.from('sealed'),
        ...{ referenceDigest: null, sealedAnswer: null },
      };
      await at(world.ours, () => world.rounds.add(round));
      return round;
    };
    const consume = ({ stateDigest, browserDigest, referenceDigest }: SignInRound, premises = world.ours) =>
      at(premises, () => world.rounds.consume(stateDigest, browserDigest, referenceDigest));

    it('keeps a provider, finds it by its name, and removes it', async () => {
      const { id, nameKey } = await newProvider();
      const found = await at(world.ours, () => world.providers.named(nameKey));
      expect(found).toMatchObject({ id, requiredAcr: ['strong'], scopes: ['openid'], version: 1 });
      expect(found?.rolesOf(['desk'])).toEqual(['password_reset_service_desk']);
      await at(world.ours, async () => world.providers.remove(await world.providers.getForUpdate(id)));
      expect(await at(world.ours, () => world.providers.find(id))).toBeUndefined();
    });

    it('a name and an issuer are taken once in a tenant', async () => {
      const { name: taken, issuer } = await newProvider();
      await expect(newProvider({ name: taken.toUpperCase() })).rejects.toThrow(Conflict);
      await expect(newProvider({ issuer })).rejects.toThrow(Conflict);
      await expect(newProvider({ name: taken, issuer }, world.theirs)).resolves.toBeDefined();
    });

    it('S-37 of a hundred who bring one state at once, one goes on', async () => {
      const round = await newRound();
      const told = fulfilled(await inParallel(100, () => consume(round)));
      const won = told.filter((found) => found !== undefined);
      figure(`${name}: rounds that went on of 100 with one state: ${won.length}`);
      expect([told.length, won.length]).toEqual([100, 1]);
      expect(won[0]).toEqual(round);
    });

    it('S-37 S-40 another browser or another tenant neither goes on with a round nor uses it up', async () => {
      const round = await newRound();
      const other = world.secrets.tokenDigest(world.secrets.token());
      expect(await consume({ ...round, browserDigest: other })).toBeUndefined();
      expect(await consume(round, world.theirs)).toBeUndefined();
      expect(await consume(round)).toBeDefined();
    });

    it('S-37 the first answer that is posted to a round is kept, for who brings its reference', async () => {
      const round = await newRound('saml');
      const [digest, wrong] = [1, 2].map(() => world.secrets.tokenDigest(world.secrets.token()));
      if (!digest || !wrong) throw new Error('two digests');
      const awaiting = (premises = world.ours) =>
        at(premises, () => world.rounds.awaiting(round.stateDigest));
      expect([await awaiting(), await awaiting(world.theirs)]).toEqual([round.id, undefined]);
      const deliver = () =>
        at(world.ours, () => world.rounds.deliver(round.id, digest, Buffer.from('answer')));
      const told = fulfilled(await inParallel(100, deliver));
      expect([told.length, told.filter(Boolean).length]).toEqual([100, 1]);
      expect(await awaiting()).toBeUndefined();
      expect(await consume({ ...round, referenceDigest: wrong })).toBeUndefined();
      expect(await consume(round)).toBeUndefined();
      const went = await consume({ ...round, referenceDigest: digest });
      expect(went).toMatchObject({ id: round.id, referenceDigest: digest });
      expect(went?.sealedAnswer?.toString()).toBe('answer');
    });

    it('S-37 a round whose provider answers by the browser’s address awaits no post', async () => {
      const { stateDigest } = await newRound();
      expect(await at(world.ours, () => world.rounds.awaiting(stateDigest))).toBeUndefined();
    });

    it('S-37 of a hundred who bring one assertion at once, one goes on; another provider’s is another one', async () => {
      const [one, two] = [await newProvider(), await newProvider()];
      const use = (id: string) => () => at(world.ours, () => world.used.use(id, 'an id'));
      const told = fulfilled(await inParallel(100, use(one.id)));
      expect([told.length, told.filter(Boolean).length]).toEqual([100, 1]);
      expect(await use(two.id)()).toBe(true);
    });

    it('S-37 a round runs out', async () => {
      const [late, later] = [await newRound(), await newRound()];
      await world.age(roundMinutes - 0.1);
      expect(await consume(late)).toBeDefined();
      await world.age(roundMinutes + 0.1);
      expect(await consume(later)).toBeUndefined();
    });

    it('S-37 an identity is one member’s, of one tenant, and goes with its provider', async () => {
      const provider = await newProvider();
      const [one, two] = [await addMember(world, world.ours), await addMember(world, world.ours)];
      const identity = { providerId: provider.id, issuer: provider.issuer, subject: 's', managed: false };
      const add = (staffId: string) => at(world.ours, () => world.identities.add({ ...identity, staffId }));
      const find = (issuer: string, subject: string, premises = world.ours) =>
        at(premises, () => world.identities.find(issuer, subject));
      await add(one.id);
      await expect(add(two.id)).rejects.toThrow(Conflict);
      expect(await find(provider.issuer, 's')).toEqual({ ...identity, staffId: one.id });
      expect(await find(provider.issuer, 'S')).toBeUndefined();
      expect(await find('https://other.example.com', 's')).toBeUndefined();
      expect(await find(provider.issuer, 's', world.theirs)).toBeUndefined();
      const has = (staffId: string) => at(world.ours, () => world.identities.has(staffId));
      expect([await has(one.id), await has(two.id)]).toEqual([true, false]);
      await at(world.ours, async () =>
        world.providers.remove(await world.providers.getForUpdate(provider.id)),
      );
      expect(await has(one.id)).toBe(false);
    });
  });
}
