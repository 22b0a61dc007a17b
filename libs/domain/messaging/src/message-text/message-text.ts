import { Aggregate, InvalidInput, StaleVersion, type Environment } from '@latchkey/kernel';
import * as happened from './events.ts';
import { textFaults, tidyText } from './text-faults.ts';
import type { TextKey } from './text-parts.ts';

export interface NewMessageText {
  readonly tenantId: string;
  readonly environment: Environment;
  readonly id: string;
  readonly key: TextKey;
  /** One of the languages of the house. */
  readonly locale: string;
  readonly text: string;
  readonly createdAt: Date;
}

/** What a tenant says in one mail, in one language, in words of its own. */
export class MessageText extends Aggregate {
  tenantId!: string;
  environment!: Environment;
  id!: string;
  key!: TextKey;
  locale!: string;
  text!: string;
  createdAt!: Date;
  version!: number;

  /** Throws InvalidInput with every fault. */
  static create(text: NewMessageText): MessageText {
    const made = Object.assign(new MessageText(), text, { version: 1 });
    made.apply(text.text);
    made.record(new happened.MessageTextCreated(made.id, made.key, made.locale));
    return made;
  }

  /** Whoever changes starts from the newest version. Throws StaleVersion, InvalidInput. */
  change(text: string, version: number): void {
    if (this.version !== version) throw new StaleVersion();
    this.apply(text);
    this.record(new happened.MessageTextChanged(this.id, this.key, this.locale));
  }

  /** The last thing that is told of it: from then on the house says it. */
  markDeleted(): void {
    this.record(new happened.MessageTextDeleted(this.id, this.key, this.locale));
  }

  private apply(text: string): void {
    const tidy = tidyText(text);
    const faults = textFaults(this.key, tidy);
    if (faults.length > 0) throw new InvalidInput(faults);
    this.text = tidy;
  }
}
