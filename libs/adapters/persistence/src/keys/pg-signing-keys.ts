import {
  signingKeySchedule,
  SigningKeys,
  type PublishedKeys,
  type SealedSigningKey,
} from '@latchkey/tenancy';
import type pg from 'pg';
import { platformResult, platformRows } from './platform-rows.ts';

interface Row {
  readonly now: Date;
  readonly id: string | null;
  readonly public_key: Record<string, unknown>;
  readonly sealed_private_key: Buffer;
  readonly signs_from: Date;
}

const inSeconds = (milliseconds: number): number => milliseconds / 1000;

/** Times are those of the database alone: a process whose clock is wrong makes no pair early, and removes none. */
export class PgSigningKeys extends SigningKeys {
  constructor(private readonly pool: pg.Pool) {
    super();
  }

  async look(): Promise<PublishedKeys> {
    const found = await platformRows<Row>(
      this.pool,
      `select now(), k.id, k.public_key, k.sealed_private_key, k.signs_from
        from (select 1) one left join platform.signing_key k on true order by k.place`,
    );
    const keys = found.flatMap((row) => (row.id === null ? [] : [{ ...keyOf(row), id: row.id }]));
    return { now: found[0]?.now ?? new Date(0), keys };
  }

  async offer({ id, publicKey, sealedPrivateKey }: Omit<SealedSigningKey, 'signsFrom'>): Promise<boolean> {
    const { signsFor, publishedAhead } = signingKeySchedule;
    const { rowCount } = await platformResult(
      this.pool,
      `insert into platform.signing_key (place, id, public_key, sealed_private_key, signs_from)
        select coalesce(max(place), 0) + 1, $1, $2, $3,
          case when count(*) = 0 then now() else now() + make_interval(secs => $5) end
        from platform.signing_key
        having coalesce(max(signs_from) <= now() - make_interval(secs => $4), true)
        on conflict (place) do nothing`,
      [
        ...[id, JSON.stringify(publicKey), sealedPrivateKey],
        ...[signsFor - publishedAhead, publishedAhead].map(inSeconds),
      ],
    );
    return rowCount === 1;
  }

  async removeSpent(): Promise<number> {
    const { rowCount } = await platformResult(
      this.pool,
      `delete from platform.signing_key k where exists (select 1 from platform.signing_key later
        where later.place > k.place and later.signs_from <= now() - make_interval(secs => $1))`,
      [inSeconds(signingKeySchedule.keptAfterwards)],
    );
    return rowCount ?? 0;
  }
}

function keyOf(row: Row): Omit<SealedSigningKey, 'id'> {
  return {
    publicKey: row.public_key,
    sealedPrivateKey: row.sealed_private_key,
    signsFrom: row.signs_from,
  };
}
