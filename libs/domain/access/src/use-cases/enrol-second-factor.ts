import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, Conflict, InvalidInput, Secrets, TenantContext, UnitOfWork } from '@latchkey/kernel';
import type { FactorKind } from '../second-factor/events.ts';
import { FactorBox, type FactorHolding } from '../second-factor/factor-box.ts';
import { StaffAppCodes, StaffPasskeys } from '../second-factor/factor-proofs.ts';
import { mostFactors, SecondFactor } from '../second-factor/second-factor.ts';
import { SecondFactors, type FactorHolder } from '../second-factor/second-factors.ts';
import { StaffMembers } from '../staff-member/staff-members.ts';
import { staffIdOfCaller } from './acting-staff.ts';

/** Told once. */
export interface BegunSecondFactor {
  readonly id: string;
  readonly kind: FactorKind;
  /** Of an authenticator app. */
  readonly seed?: string;
  readonly address?: string;
  /** Of a passkey: JSON for the browser. */
  readonly options?: string;
}

/** Begins a second factor of the caller. It counts once it is confirmed. Throws InvalidInput, Conflict. */
export class EnrolSecondFactor extends Command<BegunSecondFactor> {
  constructor(
    readonly kind: FactorKind,
    readonly label: string,
  ) {
    super();
  }
}

type Beginning = { readonly holding: FactorHolding; readonly shown: Omit<BegunSecondFactor, 'id' | 'kind'> };

/** What an app or a browser is given to begin with. */
export class FactorBeginning {
  constructor(
    private readonly codes: StaffAppCodes,
    private readonly passkeys: StaffPasskeys,
    private readonly secrets: Secrets,
  ) {}

  /** Throws InvalidInput. */
  requireOffered(kind: FactorKind): void {
    if (kind === 'passkey' && !this.passkeys.offered) throw new InvalidInput([passkeysNotOffered]);
  }

  begin(kind: FactorKind, holder: FactorHolder): Promise<Beginning> | Beginning {
    return kind === 'passkey' ? this.passkey(holder) : this.app(holder);
  }

  private app({ email, organisation }: FactorHolder): Beginning {
    const seed = this.codes.newSeed();
    return { holding: { seed }, shown: { seed, address: this.codes.address(seed, organisation, email) } };
  }

  private async passkey({ email, organisation }: FactorHolder): Promise<Beginning> {
    const person = { handle: this.secrets.token(), name: email };
    const { options, challenge } = await this.passkeys.create(organisation, person);
    return { holding: { challenge }, shown: { options } };
  }
}

/** Makes a factor and keeps it. Called inside the concluding transaction. */
export class FactorEntry {
  constructor(
    private readonly beginning: FactorBeginning,
    private readonly factors: SecondFactors,
    private readonly members: StaffMembers,
    private readonly box: FactorBox,
    private readonly clock: Clock,
  ) {}

  async ready(kind: FactorKind): Promise<void> {
    this.beginning.requireOffered(kind);
    await this.box.ready();
  }

  async write(id: string, staffId: string, { kind, label }: EnrolSecondFactor): Promise<BegunSecondFactor> {
    await this.members.getForUpdate(staffId);
    if ((await this.factors.confirmed(staffId)).length >= mostFactors) throw new Conflict(enough);
    const { holding, shown } = await this.beginning.begin(kind, await this.factors.holder(staffId));
    const sealedHolding = await this.box.seal(id, holding);
    const { tenantId } = TenantContext.current();
    const begunAt = await this.clock.now();
    await this.factors.add(
      SecondFactor.begin({ tenantId, id, staffId, kind, label, sealedHolding, begunAt }),
    );
    return { id, kind, ...shown };
  }
}

const enough = `You have ${mostFactors} second factors already. Remove one that you do not use.`;
const passkeysNotOffered = {
  pointer: '/kind',
  code: 'passkeys-not-offered',
  detail: 'This installation has not said where its console is. Enrol an authenticator app.',
} as const;

@CommandHandler(EnrolSecondFactor)
export class EnrolSecondFactorHandler implements ICommandHandler<EnrolSecondFactor> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly entry: FactorEntry,
    private readonly secrets: Secrets,
  ) {}

  async execute(command: EnrolSecondFactor): Promise<BegunSecondFactor> {
    const staffId = staffIdOfCaller();
    await this.entry.ready(command.kind);
    return this.unitOfWork.conclude(() => this.entry.write(this.secrets.id(), staffId, command));
  }
}
