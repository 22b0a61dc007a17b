import { Migration } from '@mikro-orm/migrations';
import { credentialTables } from './first-house/credential-tables.ts';
import { platformTables } from './first-house/platform-tables.ts';
import { recoveryTables } from './first-house/recovery-tables.ts';
import { tenancyTables } from './first-house/tenancy-tables.ts';

/** Everything that the first reset needs. Runs as the owner of the schemas, who is nobody's login. */
export class Migration0001FirstHouse extends Migration {
  override up(): void {
    const statements = [...tenancyTables(), ...credentialTables(), ...recoveryTables(), ...platformTables()];
    for (const statement of statements) this.addSql(statement);
  }
}
