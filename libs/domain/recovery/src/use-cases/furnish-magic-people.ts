import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Permissions, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { identifierKey, UserEntry, Users } from '@latchkey/identity';
import { TestEnvironmentOnly } from '@latchkey/verification';
import { magicDomain, magicName, magicWords, type MagicWord } from '../magic/magic-person.ts';

export interface MagicPerson {
  readonly userName: string;
  readonly email: string;
  readonly word: MagicWord;
}

/**
 * Makes the people by whom a test environment is tried out, as far as they are not there. Answers them all. Throws
 * TestEnvironmentOnly, InvalidInput, Conflict.
 */
export class FurnishMagicPeople extends Command<readonly MagicPerson[]> {
  constructor(
    /** Of the mock store that succeeds: another one answers as it always does. */
    readonly storeId: string,
  ) {
    super();
  }
}

@CommandHandler(FurnishMagicPeople)
export class FurnishMagicPeopleHandler implements ICommandHandler<FurnishMagicPeople> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly users: Users,
    private readonly entry: UserEntry,
  ) {}

  execute({ storeId }: FurnishMagicPeople): Promise<readonly MagicPerson[]> {
    const { actor, environment } = TenantContext.current();
    this.permissions.require(actor, 'user:write');
    if (environment !== 'test')
      throw new TestEnvironmentOnly('Magic people work in the test environment only. Make them there.');
    return this.unitOfWork.conclude(async () => {
      const people = magicWords.map(magicPerson);
      for (const person of people) await this.make(person, storeId);
      return people;
    });
  }

  private async make({ userName, email, word }: MagicPerson, storeId: string): Promise<void> {
    if (await this.users.findByNameForUpdate(identifierKey(userName) ?? '')) return;
    const displayName = word === '' ? 'Magic person' : `Magic person: ${word}`;
    await this.entry.write({ userName, email, displayName, storeId, attributes: {} });
  }
}

function magicPerson(word: MagicWord): MagicPerson {
  const userName = magicName(word);
  return { userName, email: `${userName}@${magicDomain}`, word };
}
