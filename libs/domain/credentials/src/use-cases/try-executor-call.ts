import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, Permissions, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { CallSignatures, ExecutorSecrets, type SignedCall } from '../external-task/executor.ts';

/** Why a call would not be believed: the store takes none, its time is too far away, or something else is signed. */
export const callFaults = ['no-secret', 'time', 'signature'] as const;
export type CallFault = (typeof callFaults)[number];

export interface CallTrial {
  readonly believed: boolean;
  readonly fault: CallFault | null;
}

/**
 * Says whether a call of an executor would be believed at this moment, and what is wrong with it: where calls come in
 * nobody is told (AS-11). Nothing follows from it.
 */
export class TryExecutorCall extends Command<CallTrial> {
  constructor(
    readonly storeId: string,
    readonly call: SignedCall,
  ) {
    super();
  }
}

/** Looks at a call with the secret that its store has. */
export class CallExamination {
  constructor(
    private readonly secrets: ExecutorSecrets,
    private readonly signatures: CallSignatures,
  ) {}

  /** Opened before a transaction begins. */
  secretOf(storeId: string): Promise<string | undefined> {
    return this.secrets.of(storeId);
  }

  faultOf(call: SignedCall, secret: string | undefined, now: Date): CallFault | null {
    if (secret === undefined) return 'no-secret';
    if (this.signatures.prove(call, secret, now)) return null;
    // Read at its own time, only the time can have been wrong.
    const itsOwn = new Date(Number(call.timestamp) * 1000);
    return this.signatures.prove(call, secret, itsOwn) ? 'time' : 'signature';
  }
}

@CommandHandler(TryExecutorCall)
export class TryExecutorCallHandler implements ICommandHandler<TryExecutorCall> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly examination: CallExamination,
    private readonly clock: Clock,
  ) {}

  async execute({ storeId, call }: TryExecutorCall): Promise<CallTrial> {
    this.permissions.require(TenantContext.current().actor, 'store:write');
    const secret = await this.examination.secretOf(storeId);
    return this.unitOfWork.conclude(async () => {
      const fault = this.examination.faultOf(call, secret, await this.clock.now());
      return { believed: fault === null, fault };
    });
  }
}
