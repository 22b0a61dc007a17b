import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Clock, UnitOfWork } from '@latchkey/kernel';
import { CallNotProven } from '../external-task/errors.ts';
import { CallSignatures, ExecutorSecrets, type SignedCall } from '../external-task/executor.ts';

/**
 * Believes a call of an executor, or throws CallNotProven: for a wrong signature as for a store that is not there. Nothing
 * of the body is read before (S-90).
 */
export class ProveExecutorCall extends Query<void> {
  constructor(
    readonly storeId: string,
    readonly call: SignedCall,
  ) {
    super();
  }
}

@QueryHandler(ProveExecutorCall)
export class ProveExecutorCallHandler implements IQueryHandler<ProveExecutorCall> {
  constructor(
    private readonly secrets: ExecutorSecrets,
    private readonly signatures: CallSignatures,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async execute({ storeId, call }: ProveExecutorCall): Promise<void> {
    const secret = await this.secrets.of(storeId);
    if (secret === undefined) throw new CallNotProven('no such store, or it takes no calls');
    const now = await this.unitOfWork.read(() => this.clock.now());
    if (!this.signatures.prove(call, secret, now)) throw new CallNotProven('wrong signature, or too old');
  }
}
