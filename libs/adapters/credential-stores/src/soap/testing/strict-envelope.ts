import sax, { type QualifiedTag } from 'sax';
import { soapNamespace, storeNamespace } from '../message.ts';

/**
 * Whether an envelope is one that a careful peer goes on to read: well-formed, SOAP 1.1, one message of ours in its one
 * body; no document type, comment, CDATA or instruction. Written apart from the reader of answers.
 */
export function isStrictEnvelope(text: string): boolean {
  const [path, outline]: [string[], string[]] = [[], []];
  const parser = sax.parser(true, { xmlns: true });
  let refused = false;
  const refuse = (): void => void (refused = true);
  Object.assign(parser, {
    ...{ ondoctype: refuse, oncomment: refuse, onopencdata: refuse, onsgmldeclaration: refuse },
    onerror: refuse,
    onprocessinginstruction: ({ name }: { name: string }) => (name === 'xml' ? undefined : refuse()),
    onopentag({ uri, local }: QualifiedTag) {
      path.push(local);
      const known = { [soapNamespace]: 'soap', [storeNamespace]: 'ours' }[uri] ?? 'other';
      if (path.length <= 3 && path[1] !== 'Header') outline.push(`${known} ${path.join('/')}`);
    },
    onclosetag: () => path.pop(),
  });
  try {
    parser.write(text).close();
  } catch {
    return false;
  }
  return (
    !refused && /^soap Envelope,soap Envelope\/Body,ours Envelope\/Body\/\w+Request$/.test(outline.join())
  );
}
