import { Get, Param } from '@nestjs/common';
import { NotFound } from '@latchkey/kernel';
import { z } from 'zod';
import { scimDialect } from './scim-dialect.ts';
import { resourceTypes, scimSchemas } from './schemas.ts';
import { mostResults } from './scim-requests.ts';
import { AnswersScim, ScimResource } from './scim-resource.ts';

const idParam = z.string().max(200);

const serviceProvider = {
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig'],
  patch: { supported: true },
  bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
  filter: { supported: true, maxResults: mostResults },
  changePassword: { supported: false },
  sort: { supported: true },
  etag: { supported: true },
  authenticationSchemes: [
    {
      type: 'oauthbearertoken',
      name: 'Provisioning token',
      description: 'A token that an administrator made for this environment.',
      primary: true,
    },
  ],
  meta: {
    resourceType: 'ServiceProviderConfig',
    location: `${scimDialect.under}/ServiceProviderConfig`,
  },
};

/** What this server can do, in SCIM's own words. */
@ScimResource('')
export class ScimDiscoveryController {
  @Get('ServiceProviderConfig')
  @AnswersScim()
  config() {
    return serviceProvider;
  }

  @Get('ResourceTypes')
  @AnswersScim()
  types() {
    return all(resourceTypes);
  }

  @Get('ResourceTypes/:id')
  @AnswersScim()
  type(@Param('id', { schema: idParam }) id: string) {
    return named(resourceTypes, id);
  }

  @Get('Schemas')
  @AnswersScim()
  schemas() {
    return all(scimSchemas);
  }

  @Get('Schemas/:id')
  @AnswersScim()
  schema(@Param('id', { schema: idParam }) id: string) {
    return named(scimSchemas, id);
  }
}

function all(resources: readonly object[]) {
  return {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
    totalResults: resources.length,
    startIndex: 1,
    itemsPerPage: resources.length,
    Resources: resources,
  };
}

function named<T extends { readonly id: string }>(resources: readonly T[], id: string): T {
  const found = resources.find((resource) => resource.id.toLowerCase() === id.toLowerCase());
  if (!found) throw new NotFound();
  return found;
}
