import type { StoreAnswer } from '@latchkey/credentials';
import type { DirectoryConnection } from '../directory-connection.ts';
import { modifyPasswordOid, modifyPasswordRequest } from './modify-password-request.ts';
import { openLdapAnswer } from './openldap-refusals.ts';
import { signInRefusal } from './openldap-sign-in.ts';

/** The account whose owner changes it: where it was found, and how to look where it is by now. */
interface Own {
  readonly dn: string;
  look(): Promise<string | undefined>;
}

/** Somebody changes their own password: one sign-in with the old one, and then the change, old and new. */
export async function ownChange(
  connection: DirectoryConnection,
  { dn, look }: Own,
  { current, next }: { readonly current: string; readonly next: string },
): Promise<StoreAnswer> {
  const answer = await connection.asAnother<StoreAnswer>(
    { dn, password: current },
    async (signedIn, theirs) => {
      const refused = signInRefusal(signedIn);
      if (refused) return refused;
      const refusal = await theirs.extended(modifyPasswordOid, modifyPasswordRequest(dn, next, current));
      return refusal ? openLdapAnswer(refusal) : { kind: 'applied' };
    },
  );
  // Whoever was renamed meanwhile is refused as somebody who does not exist; nothing was changed.
  const doubtful = answer.kind === 'rejected' && answer.reason === 'wrong-password';
  return doubtful && (await look()) !== dn ? { kind: 'unavailable' } : answer;
}
