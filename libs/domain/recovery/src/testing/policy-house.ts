import {
  Clock,
  NotAllowed,
  Permissions,
  Secrets,
  TenantContext,
  UnitOfWork,
  type Actor,
} from '@latchkey/kernel';
import { composeParts, inMemoryWorld, type Composition, type InMemoryWorld } from '@latchkey/kernel/testing';
import { recoveryAdministrationParts } from '../parts.ts';
import { ProcessSurroundings } from '../process/process-surroundings.ts';
import type { Process } from '../process/process.ts';
import { Processes } from '../process/processes.ts';
import { CreateProcess, CreateProcessHandler } from '../use-cases/create-process.ts';
import { InMemoryProcesses } from './in-memory-processes.ts';
import { sound, type Written } from './process-stories.ts';
import { ScriptedSurroundings } from './scripted-surroundings.ts';

const ada: Actor = { kind: 'staff', staffId: 'ada', roles: ['password_reset_admin'] };

/** Staff may, nobody else. */
class StaffOnly extends Permissions {
  require(actor: Actor, permission: `${string}:${string}`): void {
    if (actor.kind !== 'staff') throw new NotAllowed(permission);
  }
}

/** The policies of one tenant, in memory. */
export class PolicyHouse {
  readonly world: InMemoryWorld = inMemoryWorld();
  readonly surroundings = new ScriptedSurroundings();
  readonly processes = new InMemoryProcesses(this.world.database, () => undefined);
  readonly parts: Composition = composeParts(recoveryAdministrationParts, [
    [UnitOfWork, this.world.unitOfWork],
    [Clock, this.world.clock],
    [Secrets, this.world.secrets],
    [Permissions, new StaffOnly()],
    [Processes, this.processes],
    [ProcessSurroundings, this.surroundings],
  ]);
  private made = 0;

  as<T>(actor: Actor, work: () => Promise<T>): Promise<T> {
    const { tenantId, environment } = this.world.ours;
    return TenantContext.run({ tenantId, environment, actor, requestId: 'test' }, work);
  }

  /** Sends a command or a question as Ada, who administers. */
  ask<M, R>(type: new (...needs: never[]) => { execute(message: M): Promise<R> }, message: M): Promise<R> {
    return this.as(ada, () => this.parts.handler(type).execute(message));
  }

  draft(policy: Written = sound): Promise<string> {
    const { applicationId } = this.world.ours;
    const name = `Process ${(this.made += 1)}`;
    return this.ask(CreateProcessHandler, new CreateProcess({ applicationId, name, policy }));
  }

  find(id: string): Promise<Process> {
    return this.as(ada, () => this.world.unitOfWork.read(() => this.processes.get(id)));
  }
}
