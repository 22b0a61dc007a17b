import { httpStoreConformance } from '../over-http/testing/http-store-conformance.ts';
import { soapKind } from './testing/soap-kind.ts';

httpStoreConformance('soap', soapKind());
