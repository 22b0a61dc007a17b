import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { TenantContext, UnitOfWork, type Permission, type StaffRole } from '@latchkey/kernel';
import { permissionsOf } from '../roles/abilities.ts';
import { StaffSessionRequired } from '../staff-session/errors.ts';
import { StaffMembers } from '../staff-member/staff-members.ts';

export interface MyView {
  readonly id: string;
  readonly email: string;
  readonly displayName: string;
  readonly roles: readonly StaffRole[];
  readonly permissions: readonly Permission[];
}

/** Who is asking, and what they may do: every signed-in member may know that of themselves. */
export class FindMe extends Query<MyView> {}

@QueryHandler(FindMe)
export class FindMeHandler implements IQueryHandler<FindMe> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly members: StaffMembers,
  ) {}

  execute(): Promise<MyView> {
    const { actor } = TenantContext.current();
    if (actor.kind !== 'staff') throw new StaffSessionRequired(`a ${actor.kind} is no staff`);
    return this.unitOfWork.read(async () => {
      const { id, email, displayName } = await this.members.get(actor.staffId);
      return { id, email, displayName, roles: actor.roles, permissions: permissionsOf(actor.roles) };
    });
  }
}
