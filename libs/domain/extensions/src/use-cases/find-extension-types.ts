import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Permissions, TenantContext } from '@latchkey/kernel';
import { z } from 'zod';
import {
  extensionContracts,
  extensionTypes,
  type ExtensionKind,
  type ExtensionType,
} from '../extension-type/extension-type.ts';

type JsonSchema = Readonly<Record<string, unknown>>;

export interface ExtensionTypeView {
  readonly type: ExtensionType;
  readonly functionName: string;
  readonly kinds: readonly ExtensionKind[];
  readonly input: JsonSchema;
  readonly output: JsonSchema;
}

export interface ExtensionTypeList {
  readonly items: readonly ExtensionTypeView[];
  /** As other lists say it: there is no further page. */
  readonly next: null;
}

/** Every question that an extension can answer, with its contract. The same for all tenants. */
export class FindExtensionTypes extends Query<ExtensionTypeList> {
  /** Null for all of them. */
  constructor(readonly kind: ExtensionKind | null) {
    super();
  }
}

const views: readonly ExtensionTypeView[] = extensionTypes.map((type) => {
  const { functionName, kinds, input, output } = extensionContracts[type];
  return { type, functionName, kinds, input: z.toJSONSchema(input), output: z.toJSONSchema(output) };
});

/** Asks no table: the contracts are ours. */
@QueryHandler(FindExtensionTypes)
export class FindExtensionTypesHandler implements IQueryHandler<FindExtensionTypes> {
  constructor(private readonly permissions: Permissions) {}

  async execute({ kind }: FindExtensionTypes): Promise<ExtensionTypeList> {
    this.permissions.require(TenantContext.current().actor, 'extension:read');
    const items = views.filter(({ kinds }) => kind === null || kinds.includes(kind));
    return { items, next: null };
  }
}
