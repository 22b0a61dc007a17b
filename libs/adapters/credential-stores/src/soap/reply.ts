import { onlyChildren, readXml, type XmlElement } from '@latchkey/strict-xml';
import type { Answer } from '@latchkey/outbound';
import { mediaTypeOf, textOf } from '../over-http/json-answer.ts';
import { soapBounds } from './bounds.ts';
import { soapNamespace, storeNamespace, type SoapMessage } from './message.ts';

/** What the peer has said to one message of ours, in its own words. */
export interface SoapReply {
  readonly kind: 'result' | 'refusal';
  readonly word: string;
}

/** Undefined for whatever is not, from the first octet to the last, the described answer to this very message. */
export function readReply({ operation, messageId }: SoapMessage, answer: Answer): SoapReply | undefined {
  if (mediaTypeOf(answer) !== 'text/xml') return undefined;
  const content = contentOf(textOf(answer));
  if (!content) return undefined;
  if (answer.status === 200) {
    if (content.uri !== storeNamespace || content.name !== `${operation}Response`) return undefined;
    return said('result', 'result', messageId, content);
  }
  // SOAP 1.1 binds faults to 500 (6.2).
  if (answer.status !== 500 || content.uri !== soapNamespace || content.name !== 'Fault') return undefined;
  const detail = content.children.filter(({ uri, name }) => uri === '' && name === 'detail');
  const [refusal, ...others] = detail.flatMap(({ children }) => children);
  if (!refusal || others.length > 0 || refusal.uri !== storeNamespace || refusal.name !== 'refusal') {
    return undefined;
  }
  return said('refusal', 'reason', messageId, refusal);
}

/** The one element in the body of a SOAP 1.1 envelope. */
function contentOf(text: string | undefined): XmlElement | undefined {
  const root = text === undefined ? undefined : readXml(text, soapBounds);
  if (root?.uri !== soapNamespace || root.name !== 'Envelope') return undefined;
  const body =
    onlyChildren(root, soapNamespace, ['Body']) ?? onlyChildren(root, soapNamespace, ['Header', 'Body']);
  const [content, ...others] = body?.get('Body')?.children ?? [];
  return others.length === 0 ? content : undefined;
}

function said(
  kind: SoapReply['kind'],
  name: string,
  messageId: string,
  content: XmlElement,
): SoapReply | undefined {
  const parts = onlyChildren(content, storeNamespace, ['messageId', name]);
  const [id, word] = [parts?.get('messageId'), parts?.get(name)];
  if (!id || !word || id.children.length > 0 || word.children.length > 0) return undefined;
  return id.text === messageId ? { kind, word: word.text } : undefined;
}
