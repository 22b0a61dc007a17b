import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CredentialChange, type CredentialChanges } from '@latchkey/credentials';
import { plainIntent } from '@latchkey/credentials/testing';
import { later, minutes } from '@latchkey/kernel';
import {
  figure,
  fulfilled,
  inParallel,
  unitWithin,
  type ContractWorld,
  type Premises,
} from '@latchkey/kernel/testing';
import { usualTerms } from '../reset-request/ending.ts';
import { ResetRequest } from '../reset-request/reset-request.ts';
import type { ResetRequests } from '../reset-request/reset-requests.ts';
import type { RequestKind } from '../reset-request/reset-status.ts';
import type { Standing } from '../reset-request/standing.ts';

/** What may change in a tenant between the start of a flow and its proof. */
export const standingChanges = [
  'tenant suspended',
  'application disabled',
  'process deactivated',
  'verification deactivated',
  'store deactivated',
  'account deleted',
  'account disabled',
  'address changed',
  'group left',
  'account made privileged',
] as const;
export type StandingChange = (typeof standingChanges)[number];

export interface ResetRequestsWorld extends ContractWorld {
  readonly resetRequests: ResetRequests;
  readonly changes: CredentialChanges;
  /** Adds one more account to the premises, which nothing refers to. */
  addAccount(premises: Premises): Promise<{ readonly userId: string; readonly email: string }>;
  /** Makes a change and answers how to undo it. */
  change(premises: Premises, change: StandingChange, userId: string): Promise<() => Promise<void>>;
}

/** What the standing of a request says after each change. */
export const standingAfter: Readonly<Record<StandingChange, Partial<Standing>>> = {
  'tenant suspended': { tenantActive: false },
  'application disabled': { applicationActive: false },
  'process deactivated': { processActive: false },
  'verification deactivated': { verificationActive: false },
  'store deactivated': { storeActive: false },
  'account deleted': { accountPresent: false, accountActive: false, destination: null },
  'account disabled': { accountActive: false },
  'group left': { accountInAudience: false },
  'account made privileged': { accountWithinAssurance: false },
  'address changed': { destination: 'new.address@example.com' },
};

/** What holds for every collection of reset requests. */
export function resetRequestsContract(name: string, make: () => Promise<ResetRequestsWorld>): void {
  describe(`reset requests: ${name}`, () => {
    let world: ResetRequestsWorld;
    const at = <T>(premises: Premises, work: () => Promise<T>) => unitWithin(world, premises, work);
    const start = (
      premises: Premises,
      userId: string | null = premises.userId,
      kind: RequestKind = 'self_service',
    ): Promise<ResetRequest> =>
      at(premises, async () => {
        const { tenantId, environment, applicationId, storeId, processId, verificationId } = premises;
        const now = await world.clock.now();
        const request = ResetRequest.start({
          ...{ tenantId, environment, applicationId, storeId, processId, userId, now },
          ...{ id: world.secrets.id(), kind },
          processVersion: 1,
          accountKey: world.secrets.keyedDigest('account', 'somebody'),
          owed: [verificationId],
          optional: [],
          wanted: 0,
          flowDigest: world.secrets.tokenDigest(world.secrets.token()),
          locale: 'en',
          requestExpiry: 30,
          mailsLink: true,
          linkUntil: later(now, minutes(30)),
        });
        await world.resetRequests.add(request);
        return request;
      });
    const load = (id: string, premises = world.ours) =>
      at(premises, () => world.resetRequests.getForUpdate(id));
    const prove = (id: string, digest: Buffer) =>
      at(world.ours, async () => {
        const request = await world.resetRequests.getForUpdate(id);
        if (request?.status !== 'in_progress') return false;
        const { verificationId } = world.ours;
        const proof = { verificationId, challengeId: world.secrets.id(), via: 'code' } as const;
        request.prove({ ...proof, givenAt: await world.clock.now() }, digest);
        return true;
      });

    beforeAll(async () => {
      world = await make();
    });
    afterAll(() => world.close());

    it('gives a request back as it was started', async () => {
      const started = await start(world.ours);
      const loaded = await load(started.id);
      const { userId, applicationId, storeId, processId, verificationId } = world.ours;
      expect(loaded).toMatchObject({ userId, applicationId, storeId, processId, owed: [verificationId] });
      expect(loaded).toMatchObject({
        status: 'in_progress',
        proofs: [],
        mails: 1,
        endedAt: null,
        locale: 'en',
      });
      expect(loaded?.linkUntil).toEqual(started.linkUntil);
      expect(loaded?.accountKey.equals(started.accountKey)).toBe(true);
    });

    it('finds a request for who holds its secret, and for nobody else', async () => {
      const { id, flowDigest } = await start(world.ours);
      const other = world.secrets.tokenDigest('another secret');
      const found = await at(world.ours, () => world.resetRequests.find(id, flowDigest));
      expect(found?.id).toBe(id);
      expect(await at(world.ours, () => world.resetRequests.find(id, other))).toBeUndefined();
      expect(await load(world.secrets.id())).toBeUndefined();
    });

    it('finds a request by its id for who shows a code of it, and not locked', async () => {
      const { id } = await start(world.ours);
      await prove(id, world.secrets.tokenDigest('of a look'));
      const look = (premises: Premises) => at(premises, () => world.resetRequests.look(id));
      expect(await look(world.ours)).toMatchObject({ id, proofs: [{ via: 'code' }] });
      for (const premises of [world.theirs, world.oursInTest]) expect(await look(premises)).toBeUndefined();
    });

    it('RA-05 a newer link of an administrator takes the place of the older ones, and of nothing else', async () => {
      const { userId } = await world.addAccount(world.ours);
      const link = () => start(world.ours, userId, 'administrator_link');
      const newest = () => at(world.ours, () => world.resetRequests.newestLinkAt(userId));
      expect(await newest()).toBeUndefined();
      const [older, own] = [await link(), await start(world.ours, userId)];
      const stranger = await start(world.ours, world.ours.userId, 'administrator_link');
      const newer = await link();
      expect(await newest()).toEqual(newer.startedAt);
      const replace = (premises: Premises) =>
        at(premises, async () => world.resetRequests.replaceLinks(newer, await world.clock.now()));
      expect(await replace(world.theirs)).toBe(0);
      expect(await replace(world.ours)).toBe(1);
      expect((await load(older.id))?.status).toBe('cancelled');
      for (const { id } of [own, stranger, newer]) expect((await load(id))?.status).toBe('in_progress');
    });

    it('S-26 keeps given proofs, and tells them to whoever loads the request', async () => {
      const { id, flowDigest } = await start(world.ours);
      const digest = world.secrets.tokenDigest('new secret');
      expect(await prove(id, digest)).toBe(true);
      const loaded = await load(id);
      expect(loaded?.proofs).toHaveLength(1);
      expect(loaded?.proofs[0]).toMatchObject({ verificationId: world.ours.verificationId, via: 'code' });
      expect(loaded?.isProven()).toBe(true);
      const found = await at(world.ours, () => world.resetRequests.find(id, digest));
      expect(found?.isProven()).toBe(true);
      expect(await at(world.ours, () => world.resetRequests.find(id, flowDigest))).toBeUndefined();
    });

    it('S-26 a proof of a unit of work that failed is no proof', async () => {
      const { id } = await start(world.ours);
      const failing = at(world.ours, async () => {
        const request = await world.resetRequests.getForUpdate(id);
        const { verificationId } = world.ours;
        const proof = { verificationId, challengeId: world.secrets.id(), via: 'link' } as const;
        request?.prove({ ...proof, givenAt: await world.clock.now() }, world.secrets.tokenDigest('lost'));
        throw new Error('later');
      });
      await expect(failing).rejects.toThrow('later');
      expect(await load(id)).toMatchObject({ status: 'in_progress', proofs: [] });
    });

    it('S-24 R-22 of a hundred who prove one request at once, one is first', async () => {
      const { id } = await start(world.ours);
      const results = fulfilled(
        await inParallel(100, () => prove(id, world.secrets.tokenDigest(world.secrets.id()))),
      );
      figure(`${name}: ${results.filter(Boolean).length} of 100 parallel proofs of one request came first`);
      expect(results).toHaveLength(100);
      expect(results.filter(Boolean)).toHaveLength(1);
      expect((await load(id))?.proofs).toHaveLength(1);
    });

    it('S-27 says that all is well as long as it is', async () => {
      const { userId, email } = await world.addAccount(world.ours);
      const request = await start(world.ours, userId);
      expect(await at(world.ours, () => world.resetRequests.standing(request))).toEqual({
        ...{ tenantActive: true, applicationActive: true, processActive: true, verificationActive: true },
        ...{ storeActive: true, accountPresent: true, accountActive: true, accountInAudience: true },
        ...{ accountWithinAssurance: true, notBefore: null, unlockNotBefore: null, destination: email },
        terms: usualTerms,
      });
    });

    it.each(standingChanges)('S-27 tells at once of: %s', async (change) => {
      const { userId } = await world.addAccount(world.ours);
      const request = await start(world.ours, userId);
      const before = await at(world.ours, () => world.resetRequests.standing(request));
      const undo = await world.change(world.ours, change, userId);
      try {
        const after = await at(world.ours, () => world.resetRequests.standing(request));
        expect(after).toEqual({ ...before, ...standingAfter[change] });
      } finally {
        await undo();
      }
    });

    it('S-05 knows no account behind a decoy', async () => {
      const request = await start(world.ours, null);
      const standing = await at(world.ours, () => world.resetRequests.standing(request));
      expect(standing).toMatchObject({ processActive: true, accountPresent: false, destination: null });
    });

    it('S-33 ends every other open request of the account, and nobody else', async () => {
      const { userId } = await world.addAccount(world.ours);
      const kept = await start(world.ours, userId);
      const others = [await start(world.ours, userId), await start(world.ours, userId)];
      const stranger = await start(world.ours);
      const decoy = await start(world.ours, null);
      const cancel = (request: ResetRequest) =>
        at(world.ours, async () => world.resetRequests.cancelOthers(request, await world.clock.now()));
      expect(await cancel(kept)).toBe(2);
      for (const { id } of others) {
        const cancelled = await load(id);
        expect(cancelled?.status).toBe('cancelled');
        expect(cancelled?.endedAt).toBeInstanceOf(Date);
      }
      for (const { id } of [kept, stranger, decoy]) expect((await load(id))?.status).toBe('in_progress');
      expect(await cancel(kept)).toBe(0);
      expect(await cancel(decoy)).toBe(0);
    });

    it('S-33 ends the passwords of other requests that still wait for the store, and no others', async () => {
      const { userId } = await world.addAccount(world.ours);
      const intend = async (premises: Premises, by: string, requestId: string): Promise<string> => {
        const { tenantId, environment, applicationId, storeId } = premises;
        const id = world.secrets.id();
        await at(premises, async () => {
          const place = { tenantId, environment, applicationId, storeId, userId: by, requestId, id };
          const now = await world.clock.now();
          await world.changes.add(
            CredentialChange.intend({ ...plainIntent, ...place, sealedPassword: 'sealed', now }),
          );
        });
        return id;
      };
      const [kept, other, stranger] = [
        await start(world.ours, userId),
        await start(world.ours, userId),
        await start(world.ours),
      ];
      const own = await intend(world.ours, userId, kept.id);
      const waiting = await intend(world.ours, userId, other.id);
      const foreign = await intend(world.ours, world.ours.userId, stranger.id);
      await at(world.ours, async () => world.resetRequests.cancelOthers(kept, await world.clock.now()));
      const found = (id: string) => at(world.ours, () => world.changes.getForUpdate(id));
      const superseded = { state: 'failed', reason: 'superseded', sealedPassword: null };
      expect(await found(waiting)).toMatchObject(superseded);
      for (const id of [own, foreign]) expect(await found(id)).toMatchObject({ state: 'intended' });
    });

    it('S-33 PR-M02 a made password of another request is forgotten with it, for the page and for the mail', async () => {
      const { userId } = await world.addAccount(world.ours);
      const [kept, other] = [await start(world.ours, userId), await start(world.ours, userId)];
      const id = world.secrets.id();
      await at(world.ours, async () => {
        const { tenantId, environment, applicationId, storeId } = world.ours;
        const place = { tenantId, environment, applicationId, storeId, userId, requestId: other.id, id };
        const generation = { extensionId: null, showTo: 'key', byMail: true };
        const given = { sealedPassword: null, generation, now: await world.clock.now() };
        const change = CredentialChange.intend({ ...plainIntent, ...place, ...given });
        change.passwordMade({ sealedPassword: 'a', sealedForPage: 'b', sealedForMail: 'c' });
        await world.changes.add(change);
      });
      await at(world.ours, async () => world.resetRequests.cancelOthers(kept, await world.clock.now()));
      expect(await at(world.ours, () => world.changes.getForUpdate(id))).toMatchObject({
        ...{ state: 'failed', reason: 'superseded' },
        ...{ sealedPassword: null, sealedForPage: null, sealedForMail: null },
      });
    });

    it('S-40 a request is not visible to another tenant, nor to the other environment', async () => {
      const request = await start(world.ours);
      for (const premises of [world.theirs, world.oursInTest]) {
        expect(await load(request.id, premises)).toBeUndefined();
        const { id, flowDigest } = request;
        expect(await at(premises, () => world.resetRequests.find(id, flowDigest))).toBeUndefined();
        const cancelled = await at(premises, async () =>
          world.resetRequests.cancelOthers(
            { ...request, id: world.secrets.id() } as ResetRequest,
            request.startedAt,
          ),
        );
        expect(cancelled).toBe(0);
      }
      expect((await load(request.id))?.status).toBe('in_progress');
    });
  });
}
