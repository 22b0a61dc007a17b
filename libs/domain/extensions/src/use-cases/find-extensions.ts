import { Query } from '@nestjs/cqrs';
import type { Page, PageRequest } from '@latchkey/kernel';
import type { ExtensionDefinition, ExtensionParameter } from '../extension/definition.ts';
import type { OptIn } from '../extension/extension.ts';
import type { ExtensionType } from '../extension-type/extension-type.ts';

export interface ExtensionView {
  readonly id: string;
  readonly type: ExtensionType;
  readonly name: string;
  readonly definition: ExtensionDefinition;
  readonly parameters: readonly ExtensionParameter[];
  /** Which secrets there are; nobody reads what they are. */
  readonly secretNames: readonly string[];
  readonly optIn: OptIn | null;
  readonly status: 'active' | 'inactive';
  readonly createdAt: Date;
  readonly version: number;
}

/** Extensions of the environment, oldest first. */
export class FindExtensions extends Query<Page<ExtensionView>> {
  constructor(readonly page: PageRequest) {
    super();
  }
}

/** Throws NotFound. */
export class FindExtension extends Query<ExtensionView> {
  constructor(readonly extensionId: string) {
    super();
  }
}
