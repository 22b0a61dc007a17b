import { TenantContext } from '@latchkey/kernel';
import { Table, type InMemoryDatabase, type Placed } from '@latchkey/kernel/testing';
import { AskedProofs, type AskedPlace } from '../enrolment/asked-proofs.ts';

const keyOf = ({ requestId, verificationId }: AskedPlace) => `${requestId} ${verificationId}`;

type Row = AskedPlace & Placed & { readonly sealed: Buffer };

export class InMemoryAskedProofs extends AskedProofs {
  private readonly table: Table<Row>;

  constructor(database: InMemoryDatabase) {
    super();
    this.table = new Table<Row>(database, keyOf);
  }

  async keep({ requestId, verificationId }: AskedPlace, sealed: Buffer): Promise<void> {
    const { tenantId, environment } = TenantContext.current();
    this.table.put({ tenantId, environment, requestId, verificationId, sealed });
  }

  async find(place: AskedPlace): Promise<Buffer | undefined> {
    return this.row(place)?.sealed;
  }

  async spend(place: AskedPlace): Promise<void> {
    const row = this.row(place);
    if (row) this.table.remove(row);
  }

  private row(place: AskedPlace) {
    return this.table.find((each) => keyOf(each) === keyOf(place));
  }
}
