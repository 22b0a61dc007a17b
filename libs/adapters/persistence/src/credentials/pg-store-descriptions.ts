import {
  StoreDescriptions,
  StoreSecretBox,
  type DescribedStore,
  type StoreSettings,
} from '@latchkey/credentials';
import { NotFound, Sealer, UnitOfWork } from '@latchkey/kernel';
import { Transactions } from '../unit-of-work/transactions.ts';

interface StoreRow {
  readonly driver: string;
  readonly settings: StoreSettings;
  readonly sealed: Buffer | null;
}

/** Stores as their administrators have described them, with their secrets opened for the moment of use. */
export class PgStoreDescriptions extends StoreDescriptions {
  private readonly box: StoreSecretBox;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly transactions: Transactions,
    sealer: Sealer,
  ) {
    super();
    this.box = new StoreSecretBox(sealer);
  }

  async of(id: string): Promise<DescribedStore> {
    await this.box.ready();
    return this.unitOfWork.read(async () => {
      const rows = await this.transactions.current().query<StoreRow>(
        `select t.driver, s.settings, s.sealed_secrets as sealed
          from tenant.credential_store s join tenant.credential_store_type t
            on t.tenant_id = s.tenant_id and t.environment = s.environment and t.id = s.type_id
          where s.id = $1`,
        [id],
      );
      const row = rows[0];
      if (!row) throw new NotFound();
      return {
        id,
        driver: row.driver,
        settings: row.settings,
        secrets: await this.box.secrets({ id, sealedSecrets: row.sealed }),
      };
    });
  }
}
