import { envelopeOf, refusal, replyElement } from './soap-instance.ts';

const success = (id: string): string => replyElement('ResetPasswordResponse', id, 'applied');
const result = (id: string, text: string): string => replyElement('ResetPasswordResponse', id, text);
const changed = (id: string, from: string | RegExp, to: string): string =>
  envelopeOf(success(id)).replace(from, to);
const typed = (declaration: string) => (id: string) => `${declaration}${envelopeOf(success(id))}`;
const saying = (text: string) => (id: string) => envelopeOf(result(id, text));

const xsi = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';
const resultWith = (attribute: string) => (id: string) =>
  changed(id, '<lk:result>', `<lk:result ${attribute}>`);
const behindHeader = (content: string) => (id: string) =>
  changed(id, '<soap:Body>', `<soap:Header>${content}</soap:Header><soap:Body>`);

const laughs = [
  '<!DOCTYPE a [<!ENTITY l0 "applied">',
  ...Array.from({ length: 12 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`),
  ']>',
].join('');

/** Our answer, with a word that is no success. */
export const otherWords: Readonly<Record<string, (messageId: string) => string>> = {
  'an empty result': saying(''),
  'another letter case': saying('Applied'),
  'a result with blanks': saying(' applied '),
  'a result with a dot': saying('applied.'),
  'a rejection': saying('rejected'),
  true: saying('true'),
};

/** Plainly our answer to one of two readers: the other one takes a text with an attribute for something else, and stumbles over names. */
export const readInTwoWays: Readonly<Record<string, (messageId: string) => string>> = {
  'a name that every object has': behindHeader('<__proto__>applied</__proto__><constructor/>'),
  'a result in a language': resultWith('xml:lang="en"'),
  'a result with a word beside it': resultWith('by="hand"'),
  'an id with a word beside it': (id) => changed(id, '<lk:messageId>', '<lk:messageId by="hand">'),
};

/** Answers to a reset that are none, by the id of the message that they would answer. All come with 200 as XML. */
export const hostileEnvelopes: Readonly<Record<string, (messageId: string) => string>> = {
  'another message': () => envelopeOf(success('00000000-0000-4000-8000-000000000000')),
  'no message': () => envelopeOf(success('')),
  'a message with a blank': (id) => envelopeOf(success(` ${id}`)),
  'another operation': (id) => envelopeOf(replyElement('ChangePasswordResponse', id, 'applied')),
  'the request': (id) => envelopeOf(replyElement('ResetPasswordRequest', id, 'applied')),
  'no result': (id) => changed(id, /<lk:result>.*<\/lk:result>/, ''),
  'a result in an element': saying('<lk:value>applied</lk:value>'),
  'a result beside an element': saying('applied<lk:error/>'),
  'a result that is nil': resultWith(`${xsi} xsi:nil="true"`),
  'a result of another type': resultWith(`${xsi} xsi:type="lk:refusal"`),
  'a result that stands elsewhere': (id) =>
    behindHeader('<a id="there">rejected</a>')(id).replace('<lk:result>', '<lk:result href="#there">'),
  'a result that is told to be there': (id) =>
    changed(id, 'applied', '').replace('<soap:Body>', '<soap:Header><a id="b">applied</a></soap:Header>$&'),
  'an id that every object has': behindHeader('<a id="__proto__">applied</a>'),
  'an id that every function has': behindHeader('<a id="constructor">applied</a>'),
  'a result with a comment': saying('app<!-- -->lied'),
  'a result of CDATA': saying('<![CDATA[applied]]>'),
  'a result with an instruction': saying('<?x y?>applied'),
  'an entity that nobody knows': saying('&applied;'),
  'one result more': (id) => changed(id, '</lk:result>', '</lk:result><lk:result>rejected</lk:result>'),
  'one element more': (id) => changed(id, '</lk:result>', '</lk:result><lk:error>policy</lk:error>'),
  'text between elements': (id) => changed(id, '<lk:result>', 'not <lk:result>'),
  'two answers': (id) => envelopeOf(success(id) + success(id)),
  'an answer and a fault': (id) => envelopeOf(`${success(id)}<soap:Fault/>`),
  'a fault': (id) => String(refusal(id, 'policy').body),
  'an answer in a fault': (id) => envelopeOf(`<soap:Fault><detail>${success(id)}</detail></soap:Fault>`),
  'an answer in an element': (id) => envelopeOf(`<lk:wrapped>${success(id)}</lk:wrapped>`),
  'an answer in the header': (id) =>
    envelopeOf('').replace('<soap:Body>', `<soap:Header>${success(id)}</soap:Header><soap:Body>`),
  'two bodies': (id) => changed(id, '</soap:Body>', `</soap:Body><soap:Body>${success(id)}</soap:Body>`),
  'an empty body': () => envelopeOf(''),
  'no body': () => envelopeOf('').replace('<soap:Body></soap:Body>', ''),
  'no envelope': (id) =>
    success(id).replace('<lk:ResetPasswordResponse', '$& xmlns:lk="urn:latchkey:remote-store:1"'),
  'SOAP 1.2': (id) =>
    changed(id, 'http://schemas.xmlsoap.org/soap/envelope/', 'http://www.w3.org/2003/05/soap-envelope'),
  'another namespace': (id) => changed(id, 'urn:latchkey:remote-store:1', 'urn:latchkey:remote-store:2'),
  'an answer of another namespace around ours': (id) =>
    changed(id, 'lk:ResetPasswordResponse>', 'x:ResetPasswordResponse xmlns:x="urn:x">').replace(
      '</lk:ResetPasswordResponse>',
      '</x:ResetPasswordResponse>',
    ),
  'no namespace': (id) => changed(id, /lk:/g, ''),
  'a prefix that nobody has bound': (id) => changed(id, / xmlns:lk="[^"]*"/, ''),
  'what must be understood': (id) =>
    changed(id, '<soap:Body>', '<soap:Header><a soap:mustUnderstand="1"/></soap:Header><soap:Body>'),
  'a document type': typed('<!DOCTYPE a>'),
  'an entity of its own': (id) => `<!DOCTYPE a [<!ENTITY e "applied">]>${envelopeOf(result(id, '&e;'))}`,
  'an entity from a file': (id) =>
    `<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/hostname">]>${envelopeOf(result(id, '&e;'))}`,
  'a document type from elsewhere': typed('<!DOCTYPE a SYSTEM "https://other.example.com/a.dtd">'),
  'a billion laughs': (id) => `${laughs}${envelopeOf(result(id, '&l12;'))}`,
  'a style sheet': typed('<?xml-stylesheet href="a.xsl"?>'),
  'another encoding': typed('<?xml version="1.0" encoding="ISO-8859-1"?>'),
  'two declarations': typed('<?xml version="1.0"?><?xml version="1.0"?>'),
  'an end too few': (id) => envelopeOf(success(id)).slice(0, -'</soap:Envelope>'.length),
  'an end too many': (id) => `${envelopeOf(success(id))}</soap:Envelope>`,
  'ends that cross': (id) =>
    changed(id, '</lk:result></lk:ResetPasswordResponse>', '</lk:ResetPasswordResponse></lk:result>'),
  'two documents': (id) => envelopeOf(success(id)) + envelopeOf(success(id)),
  'a very deep one': (id) =>
    changed(
      id,
      '<soap:Body>',
      `<soap:Header>${'<a>'.repeat(5_000)}${'</a>'.repeat(5_000)}</soap:Header><soap:Body>`,
    ),
  'a very wide one': (id) =>
    changed(id, '<soap:Body>', `<soap:Header>${'<a/>'.repeat(9_000)}</soap:Header><soap:Body>`),
  JSON: (id) => JSON.stringify({ messageId: id, result: 'applied' }),
  text: () => 'applied',
};
