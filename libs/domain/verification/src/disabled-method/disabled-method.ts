import { Aggregate, DomainEvent, type Environment } from '@latchkey/kernel';
import type { MethodKey } from '../methods/method-traits.ts';

abstract class MethodEvent extends DomainEvent {
  constructor(
    readonly subject: string,
    readonly method: MethodKey,
  ) {
    super();
  }
  facts(): Record<string, string> {
    return { method: this.method };
  }
}

export class MethodDisabled extends MethodEvent {
  readonly name = 'verification.method.disabled';
}
export class MethodEnabled extends MethodEvent {
  readonly name = 'verification.method.enabled';
}

/** A way of proving that this tenant does not allow, whatever is configured with it (PR-B10). */
export class DisabledMethod extends Aggregate {
  tenantId!: string;
  environment!: Environment;
  id!: string;
  method!: MethodKey;
  disabledAt!: Date;

  static disable(disabled: {
    tenantId: string;
    environment: Environment;
    id: string;
    method: MethodKey;
    disabledAt: Date;
  }): DisabledMethod {
    const made = Object.assign(new DisabledMethod(), disabled);
    made.record(new MethodDisabled(made.id, made.method));
    return made;
  }

  /** The last thing that is told of it. */
  markLifted(): void {
    this.record(new MethodEnabled(this.id, this.method));
  }
}
