import { z } from 'zod';
import { authenticationSecretNames, httpAuthentication } from '../over-http/authentication.ts';
import { httpsBase } from '../over-http/https-address.ts';
import { attributePath } from './attribute-path.ts';

const scalar = z.union([z.string().max(256), z.number(), z.boolean()]);

/** A SCIM 2.0 service provider, as its administrator has described it. It holds no secret. */
export const scimSettings = z
  .strictObject({
    /** Ends before `/Users`. */
    baseUrl: httpsBase,
    authentication: httpAuthentication,
    /** By which attribute an account is found, and what of ours is compared with it. */
    findBy: z
      .strictObject({
        attribute: z.enum(['userName', 'externalId']),
        value: z.enum(['userName', 'userId']),
      })
      .default({ attribute: 'userName', value: 'userName' }),
    /** SCIM knows no lock. An inactive account is left alone, unless `active` is what this provider locks by. */
    lock: z
      .discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('none') }),
        z.strictObject({ kind: z.literal('active') }),
        z.strictObject({
          kind: z.literal('attribute'),
          path: attributePath,
          locked: scalar,
          unlocked: scalar,
        }),
      ])
      .default({ kind: 'none' }),
    /** What asks for another password at the next sign-in. */
    mustChange: z.strictObject({ path: attributePath, value: scalar }).optional(),
    /** Where the number of the last attempt is kept, so that an older one is refused. The provider must have versions. */
    attempt: z.strictObject({ path: attributePath }).optional(),
    /** People may change their own password at `/Me`, known by HTTP Basic. */
    changeAtMe: z.boolean().default(false),
  })
  .readonly();
export type ScimSettings = z.output<typeof scimSettings>;

export function scimSecretNames({ authentication }: ScimSettings): readonly string[] {
  return authenticationSecretNames(authentication);
}

/** What this very provider can do. */
export function scimAbilities({ lock, changeAtMe }: ScimSettings) {
  const hasLock = lock.kind !== 'none';
  return { canUnlock: hasLock, canReadLockState: hasLock, canChange: changeAtMe };
}
