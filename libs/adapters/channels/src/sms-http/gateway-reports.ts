import {
  DeliveryReportReader,
  type DeliveryReport,
  type DeliveryState,
  type ReadReports,
  type ReportCall,
} from '@latchkey/messaging';
import { createHmac } from 'node:crypto';
import { decoded, formFields } from '../sms/form-fields.ts';
import { sameSecret } from '../sms/same-secret.ts';
import { scalarAt, valueAt } from './json-pointer.ts';
import type { ReportDescription } from './report-description.ts';

/** Octets, and messages in one call. */
const longest = 64 * 1024;
const mostReports = 1000;

/** Reads how a described gateway tells of deliveries. Words that nobody has described mean that nothing is known. */
export class GatewayReports extends DeliveryReportReader {
  constructor(
    private readonly description: ReportDescription,
    private readonly secret: string,
  ) {
    super();
  }

  read(call: ReportCall): ReadReports {
    if (call.body.length > longest || this.secret === '' || !this.proven(call)) return { kind: 'forged' };
    const document = this.documentOf(call.body);
    const { each } = this.description;
    const all = each === undefined ? [document] : valueAt(document, each);
    if (!Array.isArray(all) || all.length > mostReports) return { kind: 'unreadable' };
    const reports = all.map((one: unknown) => this.reportOf(one));
    return reports.every((one) => one !== undefined) ? { kind: 'read', reports } : { kind: 'unreadable' };
  }

  private proven({ headers, query, body }: ReportCall): boolean {
    const { authentication } = this.description;
    switch (authentication.kind) {
      case 'hmac': {
        const { header, algorithm, encoding, prefix } = authentication;
        const expected = createHmac(algorithm, this.secret).update(body).digest(encoding);
        const given = headers[header.toLowerCase()] ?? '';
        // Digits of either case are the same octets.
        const same =
          encoding === 'hex' ? given.slice(prefix.length).toLowerCase() : given.slice(prefix.length);
        return given.startsWith(prefix) && sameSecret(expected, same);
      }
      case 'header':
        return sameSecret(this.secret, headers[authentication.header.toLowerCase()] ?? '');
      case 'query':
        return sameSecret(this.secret, formFields(query)?.get(authentication.name) ?? '');
    }
  }

  private documentOf(body: Uint8Array): unknown {
    if (this.description.body === 'form') return Object.fromEntries(formFields(body) ?? []);
    try {
      return JSON.parse(decoded(body) ?? '') as unknown;
    } catch {
      return undefined;
    }
  }

  private reportOf(document: unknown): DeliveryReport | undefined {
    const providerId = scalarAt(document, this.description.messageId);
    const word = scalarAt(document, this.description.state);
    if (providerId === undefined || providerId === '' || word === undefined) return undefined;
    return { providerId, state: this.stateOf(word) };
  }

  private stateOf(word: string): DeliveryState {
    const { delivered, failed } = this.description;
    const has = (words: readonly (string | number)[]): boolean => words.map(String).includes(word);
    if (has(delivered)) return { kind: 'delivered' };
    const failure = failed.find(({ values }) => has(values));
    return failure ? { kind: 'failed', because: failure.because } : { kind: 'unknown' };
  }
}
