import { httpStoreConformance } from '../over-http/testing/http-store-conformance.ts';
import { restKind } from './testing/rest-kind.ts';

httpStoreConformance('rest', restKind);
