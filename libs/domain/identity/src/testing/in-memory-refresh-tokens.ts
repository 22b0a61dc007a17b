import { TenantContext, type Environment } from '@latchkey/kernel';
import { Table, type InMemoryDatabase } from '@latchkey/kernel/testing';
import { RefreshTokens, type RefreshToken, type TakenToken } from '../session/refresh-tokens.ts';
import type { InMemorySessions } from './in-memory-sessions.ts';

interface Row extends RefreshToken {
  readonly tenantId: string;
  readonly environment: Environment;
  readonly usedAt: Date | null;
}

export class InMemoryRefreshTokens extends RefreshTokens {
  readonly table: Table<Row>;

  constructor(
    database: InMemoryDatabase,
    private readonly sessions: InMemorySessions,
  ) {
    super();
    this.table = new Table<Row>(database, ({ id }) => id);
  }

  issue(token: RefreshToken): Promise<void> {
    const { tenantId, environment } = TenantContext.current();
    this.table.put({ ...token, tenantId, environment, usedAt: null });
    return Promise.resolve();
  }

  take(digest: Buffer, applicationId: string, now: Date): Promise<TakenToken> {
    const row = this.table.find((each) => each.digest.equals(digest));
    const session = row && this.sessions.table.find(({ id }) => id === row.sessionId);
    if (!row || session?.applicationId !== applicationId) return Promise.resolve({ outcome: 'unknown' });
    const { sessionId, usedAt } = row;
    if (usedAt) return Promise.resolve({ outcome: 'used', sessionId, usedAt });
    this.table.put({ ...row, usedAt: now });
    return Promise.resolve({ outcome: 'taken', sessionId });
  }
}
