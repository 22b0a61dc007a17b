import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { TenantContext } from '@latchkey/kernel';
import { AccessTokens } from '../access-token/access-tokens.ts';
import { permissionsAmong, type ApplicationPermission } from '../api-key/application-permissions.ts';

export interface IssuedToken {
  readonly token: string;
  /** Milliseconds. */
  readonly lifetime: number;
  readonly permissions: readonly ApplicationPermission[];
}

/**
 * A token for the application that asks, with all that its key may do or with the part that it names. Undefined when
 * it names what its key may not do: a token never opens more than the key.
 */
export class IssueApplicationToken extends Command<IssuedToken | undefined> {
  constructor(readonly wanted: readonly string[] | undefined) {
    super();
  }
}

@CommandHandler(IssueApplicationToken)
export class IssueApplicationTokenHandler implements ICommandHandler<IssueApplicationToken> {
  constructor(private readonly tokens: AccessTokens) {}

  async execute({ wanted }: IssueApplicationToken): Promise<IssuedToken | undefined> {
    const { tenantId, environment, actor } = TenantContext.current();
    if (actor.kind !== 'application') return undefined;
    const held = permissionsAmong(actor.permissions);
    const permissions = wanted === undefined ? held : held.filter((each) => wanted.includes(each));
    if (wanted?.some((name) => !permissions.some((permission) => permission === name))) return undefined;
    const { applicationId, keyId } = actor;
    const access = { kind: 'application', tenantId, environment, applicationId, keyId, permissions } as const;
    return { ...(await this.tokens.mint(access)), permissions };
  }
}
