import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, InvalidInput, Permissions, Secrets, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { builtInTemplate, type TemplateContent } from '../template/built-in-templates.ts';
import { VerificationTemplates } from '../template/verification-templates.ts';
import type { VerificationType } from '../verification/verification-parameters.ts';
import { VerificationNeeds } from '../verification/verification-needs.ts';
import { Verification } from '../verification/verification.ts';
import { Verifications } from '../verification/verifications.ts';

/**
 * A new way to prove oneself. What is left out of its parameters is as its template says: the one of the house for its
 * type where none is named. Answers its id. Throws InvalidInput beyond the hard limits, or where it needs what is not there, and Conflict.
 */
export class CreateVerification extends Command<string> {
  constructor(
    readonly name: string,
    readonly type: VerificationType,
    readonly parameters: object,
    readonly templateId: string | null,
  ) {
    super();
  }
}

/** Makes the verification. Called inside a transaction. */
export class VerificationEntry {
  constructor(
    private readonly verifications: Verifications,
    private readonly templates: VerificationTemplates,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  async write({ name, type, parameters: given, templateId }: CreateVerification): Promise<Verification> {
    const { tenantId, environment } = TenantContext.current();
    const template = await this.template(type, templateId);
    const place = { tenantId, environment, id: this.secrets.id(), createdAt: await this.clock.now() };
    const parameters = { ...template?.parameters, ...given };
    const own = template && !builtInTemplate(template.id) ? template.id : null;
    const verification = Verification.create({ ...place, name, type, templateId: own, parameters });
    await this.verifications.add(verification);
    return verification;
  }

  private async template(type: VerificationType, id: string | null): Promise<TemplateContent | undefined> {
    if (id === null) return undefined;
    const template = builtInTemplate(id) ?? (await this.templates.findHeld(id));
    if (!template) throw new InvalidInput([unknownTemplate]);
    if (template.method !== type) throw new InvalidInput([otherMethod]);
    return template;
  }
}

const unknownTemplate = {
  pointer: '/templateId',
  code: 'unknown',
  detail: 'There is no such template of verifications in this environment.',
};
const otherMethod = {
  pointer: '/templateId',
  code: 'other-method',
  detail: 'This template is of another type. Name one of the same type.',
};

@CommandHandler(CreateVerification)
export class CreateVerificationHandler implements ICommandHandler<CreateVerification> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly entry: VerificationEntry,
    private readonly needs: VerificationNeeds,
  ) {}

  execute(command: CreateVerification): Promise<string> {
    this.permissions.require(TenantContext.current().actor, 'verification:write');
    return this.unitOfWork.conclude(async () => {
      const verification = await this.entry.write(command);
      await this.needs.require(verification);
      return verification.id;
    });
  }
}
