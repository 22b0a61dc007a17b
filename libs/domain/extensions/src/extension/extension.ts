import { Aggregate, Conflict, InvalidInput, type Environment, type FieldFault } from '@latchkey/kernel';
import { extensionContracts, type ExtensionType } from '../extension-type/extension-type.ts';
import type { ExtensionDefinition, ExtensionParameter } from './definition.ts';
import {
  ExtensionActivated,
  ExtensionCreated,
  ExtensionDeactivated,
  ExtensionDeleted,
  ExtensionTrialEnded,
  ExtensionTried,
  ExtensionUpdated,
  ScriptAccepted,
} from './events.ts';

/** Who accepted that a script runs, and when (S-50). */
export interface OptIn {
  readonly by: string;
  readonly at: Date;
}

export interface ExtensionContent {
  readonly name: string;
  readonly definition: ExtensionDefinition;
  readonly parameters: readonly ExtensionParameter[];
  /** Of whoever saves; null when they did not accept anything. */
  readonly optIn: OptIn | null;
}

export interface NewExtension extends ExtensionContent {
  readonly tenantId: string;
  readonly environment: Environment;
  readonly id: string;
  readonly type: ExtensionType;
  readonly createdAt: Date;
}

/** A tenant's own answer to a question of the platform. */
export class Extension extends Aggregate {
  tenantId!: string;
  environment!: Environment;
  id!: string;
  type!: ExtensionType;
  name!: string;
  nameKey!: string;
  definition!: ExtensionDefinition;
  parameters!: readonly ExtensionParameter[];
  secretNames!: readonly string[];
  /** All secrets as one sealed value; null when there are none. */
  sealedSecrets!: Buffer | null;
  optInBy!: string | null;
  optInAt!: Date | null;
  status!: 'active' | 'inactive';
  createdAt!: Date;
  version!: number;

  /** Inactive until somebody activates it. Throws InvalidInput. */
  static create({ tenantId, environment, id, type, createdAt, ...content }: NewExtension): Extension {
    const made = Object.assign(new Extension(), { tenantId, environment, id, type, createdAt });
    Object.assign(made, { status: 'inactive', version: 1, secretNames: [], sealedSecrets: null });
    made.apply(content);
    made.record(new ExtensionCreated(made.id));
    made.tellAcceptance();
    return made;
  }

  /** Throws InvalidInput. A script is accepted anew with each change: what was accepted is its text. */
  change(content: ExtensionContent): void {
    this.apply(content);
    this.record(new ExtensionUpdated(this.id));
    this.tellAcceptance();
  }

  keepSecrets(names: readonly string[], sealed: Buffer | null): void {
    this.secretNames = [...names].sort();
    this.sealedSecrets = sealed;
  }

  /** Throws InvalidInput when something is missing that every run would need. */
  activate(): void {
    if (this.definition.kind === 'call_out' && !this.secretNames.includes('signing_secret')) {
      const detail = 'Set the secret "signing_secret": a call that nobody can verify is not made.';
      throw new InvalidInput([{ pointer: '/secrets/signing_secret', code: 'missing', detail }]);
    }
    if (this.status === 'active') return;
    this.status = 'active';
    this.record(new ExtensionActivated(this.id));
  }

  deactivate(): void {
    if (this.status === 'inactive') return;
    this.status = 'inactive';
    this.record(new ExtensionDeactivated(this.id));
  }

  /** Throws Conflict while it is active: somebody may be waiting for its answer. */
  retire(): void {
    if (this.status === 'active') throw new Conflict('This extension is active. Deactivate it first.');
    this.record(new ExtensionDeleted(this.id));
  }

  /** Told before it runs. It need not be active: who tries it wants to know before users do. */
  beginTrial(): void {
    this.record(new ExtensionTried(this.id));
  }

  /** Null when it answered. */
  endTrial(reason: string | null): void {
    this.record(new ExtensionTrialEnded(this.id, reason));
  }

  private apply({ name, definition, parameters, optIn }: ExtensionContent): void {
    const faults = faultsOf(this.type, definition, optIn);
    if (faults.length > 0) throw new InvalidInput(faults);
    const accepted = definition.kind === 'script' ? optIn : null;
    const nameKey = extensionNameKey(name);
    Object.assign(this, { name: name.normalize('NFC'), nameKey, definition, parameters });
    Object.assign(this, { optInBy: accepted?.by ?? null, optInAt: accepted?.at ?? null });
  }

  private tellAcceptance(): void {
    if (this.optInBy !== null) this.record(new ScriptAccepted(this.id));
  }
}

/** Letter case and the way a letter is composed do not tell names apart (PR-B34). */
export function extensionNameKey(name: string): string {
  return name.normalize('NFC').toLowerCase().normalize('NFC');
}

function faultsOf(type: ExtensionType, { kind }: ExtensionDefinition, optIn: OptIn | null): FieldFault[] {
  const faults: FieldFault[] = [];
  const { kinds } = extensionContracts[type];
  if (!kinds.includes(kind)) {
    const detail = `An extension of type ${type} can be: ${kinds.join(', ')}.`;
    faults.push({ pointer: '/definition/kind', code: 'kind-not-possible', detail });
  }
  if (kind === 'script' && !optIn) {
    const detail = 'A script is code of yours that runs here. Say that you accept this; who did is recorded.';
    faults.push({ pointer: '/acceptScript', code: 'opt-in-required', detail });
  }
  return faults;
}
