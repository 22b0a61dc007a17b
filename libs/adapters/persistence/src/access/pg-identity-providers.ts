import { IdentityProvider, identityProviderNameKey, IdentityProviders } from '@latchkey/access';
import { Conflict, NotFound } from '@latchkey/kernel';
import { LockMode } from '@mikro-orm/core';
import { Transactions } from '../unit-of-work/transactions.ts';

export class PgIdentityProviders extends IdentityProviders {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  async find(id: string): Promise<IdentityProvider | undefined> {
    return (await this.transactions.current().entities().findOne(IdentityProvider, { id })) ?? undefined;
  }

  async named(nameKey: string): Promise<IdentityProvider | undefined> {
    const entities = this.transactions.current().entities();
    return (await entities.findOne(IdentityProvider, { nameKey })) ?? undefined;
  }

  async getForUpdate(id: string): Promise<IdentityProvider> {
    const transaction = this.transactions.current();
    const provider = await transaction
      .entities()
      .findOne(IdentityProvider, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!provider) throw new NotFound();
    return transaction.track(provider);
  }

  async add(provider: IdentityProvider): Promise<void> {
    await this.reserve(provider);
    this.transactions.current().add(provider);
  }

  /** Words for the usual case; of two who come at once the index refuses the second. */
  async reserve({ id, name, issuer }: { id: string; name: string; issuer: string }): Promise<void> {
    const text = `select 1 from tenant.identity_provider where (name_key = $1 or issuer = $2) and id <> $3`;
    const taken = await this.transactions.current().query(text, [identityProviderNameKey(name), issuer, id]);
    if (taken.length > 0)
      throw new Conflict('An identity provider of this name or issuer exists. Change that one.');
  }

  async remove({ id }: IdentityProvider): Promise<void> {
    await this.transactions.current().execute(`delete from tenant.identity_provider where id = $1`, [id]);
  }
}
