import { Clock, Permissions, Sealer, Secrets, TenantContext, UnitOfWork, type Actor } from '@latchkey/kernel';
import {
  composeParts,
  inMemoryWorld,
  PlaceBoundSealer,
  type Composition,
  type InMemoryWorld,
} from '@latchkey/kernel/testing';
import { Extensions } from '../extension/extensions.ts';
import { extensionAdministrationParts, extensionRunnerParts } from '../parts.ts';
import { CallOutExecutor, MappingExecutor, ScriptExecutor } from '../runner/extension-executor.ts';
import { InMemoryExtensions } from './in-memory-extensions.ts';
import { ScriptedExecutors } from './scripted-executors.ts';

/** Allows what it is told to, and remembers what was asked. */
export class ListedPermissions extends Permissions {
  readonly asked: string[] = [];

  require(_: Actor, permission: string): void {
    this.asked.push(permission);
  }
}

/** The extensions of one tenant, in memory. */
export class ExtensionHouse {
  readonly world: InMemoryWorld = inMemoryWorld();
  readonly executors = new ScriptedExecutors();
  readonly extensions = new InMemoryExtensions(this.world.database);
  readonly permissions = new ListedPermissions();
  readonly parts: Composition;

  constructor() {
    const { executors, world } = this;
    this.parts = composeParts(
      [...extensionAdministrationParts, ...extensionRunnerParts],
      [
        ...([
          [Extensions, this.extensions],
          [Permissions, this.permissions],
        ] as const),
        ...([
          [UnitOfWork, world.unitOfWork],
          [Clock, world.clock],
          [Secrets, world.secrets],
        ] as const),
        ...([
          [Sealer, new PlaceBoundSealer()],
          [MappingExecutor, executors.mapping],
        ] as const),
        ...([
          [CallOutExecutor, executors.callOut],
          [ScriptExecutor, executors.script],
        ] as const),
      ],
    );
  }

  /** As an administrator of the tenant. */
  asStaff<T>(work: () => T, premises = this.world.ours): T {
    const { tenantId, environment } = premises;
    const actor: Actor = { kind: 'staff', staffId: 'grace', roles: ['password_reset_admin'] };
    return TenantContext.run({ tenantId, environment, actor, requestId: 'test' }, work);
  }
}
