import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Permissions, UnitOfWork } from '@latchkey/kernel';
import { actingAgent } from '../identity-confirmation/acting-agent.ts';
import { IdentifiablePeople } from '../identity-confirmation/identifiable-people.ts';
import { LookRegister } from '../identity-confirmation/look-register.ts';
import { ShownData } from '../identity-confirmation/shown-data.ts';

/** What is kept for a repeat of the request: the datum is not in it. */
interface LookReceipt {
  readonly id: string;
  readonly label: string;
  readonly onRecord: boolean;
  /** ISO 8601, UTC. */
  readonly expiresAt: string;
}

export interface OpenedIdentityConfirmation extends LookReceipt {
  /** Null when nothing is on record, and in the answer to a repeat of the request. */
  readonly datum: string | null;
}

/**
 * An agent is shown what is on record of a person, once, to compare it with what a caller says. Throws NotAllowed,
 * InvalidInput, TooManyIdentityLooks.
 */
export class OpenIdentityConfirmation extends Command<OpenedIdentityConfirmation> {
  constructor(
    readonly userId: string,
    readonly verificationId: string,
    readonly ticket: string | null,
    /** A tag of BCP 47; null for the default language of the verification. */
    readonly locale: string | null,
  ) {
    super();
  }
}

/** Writes the look down and reads what it is at. Called inside the concluding transaction. */
export class LookOpening {
  constructor(
    private readonly people: IdentifiablePeople,
    private readonly data: ShownData,
    private readonly register: LookRegister,
  ) {}

  async open(
    agentId: string,
    { userId, verificationId, ticket, locale }: OpenIdentityConfirmation,
  ): Promise<{ readonly receipt: LookReceipt; readonly datum: string | null }> {
    await this.people.require(userId);
    await this.register.requireTurn(agentId, userId);
    const { label, verificationName, datum = null } = await this.data.of(userId, verificationId, locale);
    const onRecord = datum !== null;
    const look = { userId, agentId, verificationId, verificationName, ticket, onRecord };
    const { id, expiresAt } = await this.register.enter(look);
    return { receipt: { id, label, onRecord, expiresAt: expiresAt.toISOString() }, datum };
  }
}

@CommandHandler(OpenIdentityConfirmation)
export class OpenIdentityConfirmationHandler implements ICommandHandler<OpenIdentityConfirmation> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly opening: LookOpening,
  ) {}

  async execute(command: OpenIdentityConfirmation): Promise<OpenedIdentityConfirmation> {
    const agentId = actingAgent(this.permissions);
    // By the id of each look: a transaction that was rolled back shows nothing, and a repeat has another look's id.
    const shown = new Map<string, string | null>();
    const receipt = await this.unitOfWork.conclude(async () => {
      const opened = await this.opening.open(agentId, command);
      shown.set(opened.receipt.id, opened.datum);
      return opened.receipt;
    });
    return { ...receipt, datum: shown.get(receipt.id) ?? null };
  }
}
