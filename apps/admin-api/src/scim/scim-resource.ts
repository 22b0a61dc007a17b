import { applyDecorators, Controller, Header } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Deduplicated } from '@latchkey/platform';
import { scimDialect } from './scim-dialect.ts';

/** A resource of SCIM, which describes itself at /Schemas and not in our OpenAPI. */
export function ScimResource(path: string): ClassDecorator {
  return applyDecorators(ApiExcludeController(), Controller(`${scimDialect.under.slice(1)}/${path}`));
}

/** The answer is of SCIM's media type. */
export const AnswersScim = (): MethodDecorator => Header('content-type', scimDialect.mediaType);

/** SCIM has no key for repeats: what is there already is told by name and by the directory's id. */
export const ToldApartByName = (): MethodDecorator =>
  Deduplicated('userName, displayName and externalId are unique');
