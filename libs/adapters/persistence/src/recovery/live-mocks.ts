import { StartRefused } from '@latchkey/kernel';
import type pg from 'pg';

interface LiveMock {
  readonly tenantId: string;
  readonly processId: string;
}

/** More are not named: whoever mends these looks again. */
const named = 20;

/**
 * No active process of a live environment may use a mock of a verification or of a store (S-49), however it came there.
 * One statement across all tenants, by a function that tells these ids and nothing else. Throws StartRefused.
 */
export async function refuseLiveMocks(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<LiveMock>(
    `select tenant_id as "tenantId", process_id as "processId" from platform.live_mocks($1)`,
    [named],
  );
  if (rows.length === 0) return;
  const places = rows.map(({ tenantId, processId }) => `process ${processId} of tenant ${tenantId}`);
  throw new StartRefused(
    `A live environment uses a mock verification or a mock store: ${places.join(', ')}. ` +
      'Deactivate these processes, or give them a real verification and store, and start again.',
  );
}
