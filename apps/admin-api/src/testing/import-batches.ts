import {
  HomeStores,
  ImportBatches,
  ImportFiles,
  RowImport,
  UserEntry,
  UserImports,
  Users,
  UserSuspension,
} from '@latchkey/identity';
import { Clock, TenantContext, UnitOfWork } from '@latchkey/kernel';
import type { AdminWorld } from './admin-world.ts';

/** One batch of a file of users, as the worker does it. */
export function workThroughBatch(world: AdminWorld, tenantId: string, importId: string): Promise<void> {
  const part = <T>(type: abstract new (...parameters: never[]) => T): T =>
    world.http.app.get(type as never, { strict: false });
  const rows = new RowImport(part(Users), part(UserEntry), part(UserSuspension), part(HomeStores));
  const batches = new ImportBatches(part(UserImports), part(ImportFiles), rows, part(Clock));
  const actor = { kind: 'system', part: 'worker' } as const;
  return TenantContext.run({ tenantId, environment: 'live', actor, requestId: 'test' }, () =>
    part(UnitOfWork).run(() => batches.next(importId)),
  );
}
