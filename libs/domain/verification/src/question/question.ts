import { Aggregate, StaleVersion, type Environment } from '@latchkey/kernel';
import * as happened from './events.ts';
import { readableWording, type QuestionWording } from './question-texts.ts';

export interface NewQuestion extends QuestionWording {
  readonly tenantId: string;
  readonly environment: Environment;
  readonly id: string;
  readonly createdAt: Date;
}

/** A question of the tenant's catalogue, which people can choose and answer (PR-T20). */
export class Question extends Aggregate implements QuestionWording {
  tenantId!: string;
  environment!: Environment;
  id!: string;
  texts!: QuestionWording['texts'];
  defaultLanguage!: string;
  /** Nobody can choose an inactive one; who has enrolled it is asked it still. */
  status!: 'active' | 'inactive';
  createdAt!: Date;
  version!: number;

  /** Throws InvalidInput with every fault. */
  static create(question: NewQuestion): Question {
    const made = Object.assign(new Question(), question, readableWording(question), {
      ...{ status: 'active', version: 1 },
    });
    made.record(new happened.QuestionCreated(made.id));
    return made;
  }

  /** Whoever changes starts from the newest version. Throws StaleVersion, InvalidInput. */
  change(wording: QuestionWording, version: number): void {
    if (this.version !== version) throw new StaleVersion();
    const { texts, defaultLanguage } = readableWording(wording);
    this.texts = texts;
    this.defaultLanguage = defaultLanguage;
    this.record(new happened.QuestionChanged(this.id));
  }

  activate(): void {
    if (this.status === 'active') return;
    this.status = 'active';
    this.record(new happened.QuestionActivated(this.id));
  }

  deactivate(): void {
    if (this.status === 'inactive') return;
    this.status = 'inactive';
    this.record(new happened.QuestionDeactivated(this.id));
  }

  /** The last thing that is told of it. */
  markDeleted(): void {
    this.record(new happened.QuestionDeleted(this.id));
  }
}
