import { roundMinutes, SignInRounds, type SignInRound } from '@latchkey/access';
import { Transactions } from '../unit-of-work/transactions.ts';

const addText = `insert into tenant.sign_in_round (tenant_id, id, provider_id, provider_version, state_digest,
    browser_digest, invitation_digest, sealed_keys, expires_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, now() + interval '${roundMinutes} minutes')`;
const consumeText = `delete from tenant.sign_in_round
  where state_digest = $1 and browser_digest = $2 and expires_at > now()
    and (reference_digest is null or reference_digest = $3)
  returning id, provider_id as "providerId", provider_version as "providerVersion", state_digest as "stateDigest",
    browser_digest as "browserDigest", invitation_digest as "invitationDigest", sealed_keys as "sealedKeys",
    reference_digest as "referenceDigest", sealed_answer as "sealedAnswer"`;
const awaitingText = `select r.id from tenant.sign_in_round r join tenant.identity_provider p
    on p.tenant_id = r.tenant_id and p.id = r.provider_id
  where r.state_digest = $1 and r.sealed_answer is null and r.expires_at > now() and p.kind = 'saml'`;
const deliverText = `update tenant.sign_in_round set reference_digest = $2, sealed_answer = $3
  where id = $1 and sealed_answer is null and expires_at > now()`;

/** Rounds in PostgreSQL: their single use is a guarded statement. */
export class PgSignInRounds extends SignInRounds {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  async add(round: SignInRound): Promise<void> {
    const transaction = this.transactions.current();
    const { id, providerId, providerVersion, stateDigest, browserDigest, invitationDigest, sealedKeys } =
      round;
    const bound = [stateDigest, browserDigest, invitationDigest, sealedKeys];
    const { tenantId } = transaction.scope;
    await transaction.execute(addText, [tenantId, id, providerId, providerVersion, ...bound]);
  }

  async awaiting(stateDigest: Buffer): Promise<string | undefined> {
    const rows = await this.transactions.current().query<{ id: string }>(awaitingText, [stateDigest]);
    return rows[0]?.id;
  }

  async deliver(roundId: string, referenceDigest: Buffer, sealedAnswer: Buffer): Promise<boolean> {
    const values = [roundId, referenceDigest, sealedAnswer];
    return (await this.transactions.current().execute(deliverText, values)) === 1;
  }

  async consume(
    stateDigest: Buffer,
    browserDigest: Buffer,
    referenceDigest: Buffer | null,
  ): Promise<SignInRound | undefined> {
    const values = [stateDigest, browserDigest, referenceDigest];
    return (await this.transactions.current().query<SignInRound>(consumeText, values))[0];
  }
}
