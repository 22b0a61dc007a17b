import { Conflict, NotFound } from '@latchkey/kernel';
import { attributeKeys, User, Users } from '@latchkey/identity';
import { LockMode } from '@mikro-orm/core';
import { Transactions } from '../unit-of-work/transactions.ts';

const alive = { status: { $ne: 'erased' } } as const;

export class PgUsers extends Users {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  async get(id: string): Promise<User> {
    const user = await this.transactions
      .current()
      .entities()
      .findOne(User, { id, ...alive });
    if (!user) throw new NotFound();
    return user;
  }

  async getForUpdate(id: string): Promise<User> {
    const transaction = this.transactions.current();
    const user = await transaction
      .entities()
      .findOne(User, { id, ...alive }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!user) throw new NotFound();
    return transaction.track(user);
  }

  async findByNameForUpdate(userNameKey: string): Promise<User | undefined> {
    const transaction = this.transactions.current();
    const lock = { lockMode: LockMode.PESSIMISTIC_WRITE } as const;
    const user = await transaction.entities().findOne(User, { userNameKey, ...alive }, lock);
    return user ? transaction.track(user) : undefined;
  }

  async add(user: User): Promise<void> {
    await this.keepUnique(user);
    await this.keepIdentifying(user);
    this.transactions.current().add(user);
    this.writeAttributes(user);
  }

  async keepAttributes(user: User): Promise<void> {
    await this.keepIdentifying(user);
    const text = `delete from tenant.user_attribute where user_id = $1`;
    await this.transactions.current().execute(text, [user.id]);
    this.writeAttributes(user);
  }

  /** Who writes values that people are found by comes one after the other, by the types' rows: no index knows which. */
  async keepIdentifying({ id, attributes }: User): Promise<void> {
    const transaction = this.transactions.current();
    const keys = attributeKeys(attributes);
    const names = keys.map(({ name }) => name);
    if (names.length === 0) return;
    const text = `select attribute from tenant.identification_type where attribute = any ($1) order by id for no key update`;
    const found = new Set(
      (await transaction.query<{ attribute: string }>(text, [names])).map(({ attribute }) => attribute),
    );
    const identifying = keys.filter(({ name }) => found.has(name));
    if (identifying.length === 0) return;
    const taken = await transaction.query<{ name: string }>(
      `select has.name from unnest($1::text[], $2::text[]) as wanted (name, value_key)
        join tenant.user_attribute has on has.name = wanted.name and has.value_key = wanted.value_key
        where has.user_id <> $3 limit 1`,
      [identifying.map(({ name }) => name), identifying.map(({ valueKey }) => valueKey), id],
    );
    if (taken[0])
      throw new Conflict(
        `Another user has this ${taken[0].name}, by which people are found. Give another one.`,
      );
  }

  private writeAttributes({ id, attributes }: User): void {
    for (const { name, valueKey } of attributeKeys(attributes)) {
      this.transactions.current().insert('user_attribute', { user_id: id, name, value_key: valueKey });
    }
  }

  /** A name may not be anybody's address either. */
  async keepUnique(user: User): Promise<void> {
    const taken = await this.transactions.current().query(
      `select 1 from tenant.app_user
        where (user_name_key = any ($1) or email_key = any ($1) or external_id = $3) and id <> $2 limit 1`,
      [[user.userNameKey, user.emailKey], user.id, user.externalId],
    );
    if (taken.length > 0) throw new Conflict('A user of this name or address exists. Choose another one.');
  }

  async allKnown(ids: readonly string[]): Promise<boolean> {
    const wanted = [...new Set(ids)];
    if (wanted.length === 0) return true;
    // Nobody is erased meanwhile.
    const text = `select id from tenant.app_user where id = any ($1::uuid[]) and status <> 'erased' for key share`;
    return (await this.transactions.current().query(text, [wanted])).length === wanted.length;
  }

  /** The directory's id is let go at once, before the record that takes it is written. */
  async tellWith(absorbed: User, survivor: User): Promise<void> {
    const told = `update tenant.app_user set merged_into = $2 where id = $1 or merged_into = $1`;
    await this.transactions.current().execute(told, [absorbed.id, survivor.id]);
    const letGo = `update tenant.app_user set external_id = null where id = $1`;
    await this.transactions.current().execute(letGo, [absorbed.id]);
  }

  async forget({ id }: User): Promise<void> {
    for (const text of forgetTexts) await this.transactions.current().execute(text, [id]);
  }
}

/** What holds a secret or a datum of a person. What only says that something happened keeps the id. */
const forgetTexts: readonly string[] = [
  ...['group_member', 'user_attribute', 'password_hash', 'enrolled_question', 'user_readiness'],
  ...['user_reminder', 'lock_question', 'enrolment_verdict', 'enrolment_link', 'enrolment'],
].map((table) => `delete from tenant.${table} where user_id = $1`);
