import { httpStoreConformance } from '../over-http/testing/http-store-conformance.ts';
import { scimKind } from './testing/scim-kind.ts';

httpStoreConformance('scim', scimKind);
