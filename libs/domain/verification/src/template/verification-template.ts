import { Aggregate, Conflict, DomainEvent, StaleVersion, type Environment } from '@latchkey/kernel';
import {
  parametersOf,
  type VerificationParameters,
  type VerificationType,
} from '../verification/verification-parameters.ts';
import { builtInTemplates, type TemplateContent } from './built-in-templates.ts';

abstract class TemplateEvent extends DomainEvent {
  constructor(readonly subject: string) {
    super();
  }
  facts(): Record<string, string> {
    return { templateId: this.subject };
  }
}

export class TemplateCopied extends TemplateEvent {
  readonly name = 'verification.template.copied';
}
export class TemplateChanged extends TemplateEvent {
  readonly name = 'verification.template.changed';
}
export class TemplateDeleted extends TemplateEvent {
  readonly name = 'verification.template.deleted';
}

export interface NewTemplate {
  readonly tenantId: string;
  readonly environment: Environment;
  readonly id: string;
  readonly name: string;
}

/**
 * What verifications are made from: a method with defaults of this tenant, copied from a template of the house or from
 * another copy (PR-T26, there called a type; a verification's type is its method here).
 */
export class VerificationTemplate extends Aggregate implements TemplateContent {
  tenantId!: string;
  environment!: Environment;
  id!: string;
  name!: string;
  nameKey!: string;
  method!: VerificationType;
  parameters!: VerificationParameters;
  version!: number;

  /** The same method and defaults under a name of its own. Throws Conflict for a name of the house. */
  static copy({ method, parameters }: TemplateContent, template: NewTemplate): VerificationTemplate {
    const made = Object.assign(new VerificationTemplate(), template, { method, version: 1 });
    made.apply(template.name, parameters);
    made.record(new TemplateCopied(made.id));
    return made;
  }

  /** Verifications that are there keep what they have. Throws StaleVersion, InvalidInput, Conflict. */
  change(name: string, parameters: object, version: number): void {
    if (this.version !== version) throw new StaleVersion();
    this.apply(name, parameters);
    this.record(new TemplateChanged(this.id));
  }

  /** The last thing that is told of it. */
  markDeleted(): void {
    this.record(new TemplateDeleted(this.id));
  }

  private apply(name: string, parameters: object): void {
    const nameKey = keyOf(name);
    if (builtInTemplates.some((one) => keyOf(one.name) === nameKey))
      throw new Conflict('A template of the house has this name. Choose another name.');
    this.parameters = parametersOf(this.method, parameters);
    this.name = name;
    this.nameKey = nameKey;
  }
}

function keyOf(name: string): string {
  return name.normalize('NFC').toLowerCase();
}
