import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Permissions, TenantContext } from '@latchkey/kernel';
import { HouseTexts } from '../message-text/house-texts.ts';
import { textKeys, textParts, type TextKey, type TextPart } from '../message-text/text-parts.ts';

export interface TextPartView extends TextPart {
  readonly key: TextKey;
  /** How the house says it. */
  readonly houseText: string;
}

/** Everything that can be said otherwise, in the language nearest to `locale`. */
export class FindTextParts extends Query<readonly TextPartView[]> {
  constructor(readonly locale: string) {
    super();
  }
}

@QueryHandler(FindTextParts)
export class FindTextPartsHandler implements IQueryHandler<FindTextParts> {
  constructor(
    private readonly permissions: Permissions,
    private readonly house: HouseTexts,
  ) {}

  async execute({ locale }: FindTextParts): Promise<readonly TextPartView[]> {
    this.permissions.require(TenantContext.current().actor, 'message-text:read');
    const language = this.house.nearest(locale);
    return textKeys.map((key) => ({ key, ...textParts[key], houseText: this.house.text(key, language) }));
  }
}
