import { describe, expect, it } from '@jest/globals';
import { figure } from '@latchkey/kernel/testing';
import { randomInt } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { readXml as readWithin, type XmlBounds } from './xml-reader.ts';
import { element, isWritable, xmlText } from './xml-text.ts';

const longestDocument = 16 * 1024;
const bounds: XmlBounds = {
  ...{ length: longestDocument, depth: 12, elements: 64, attributes: 64, references: 256 },
  misleading: new Set(['mustUnderstand', 'id', 'href', 'nil', 'type']),
};
const readXml = (text: string) => readWithin(text, bounds);

/** The largest that are read, with what stands around. */
const size = longestDocument - 100;
const many = (part: string, length = size): string => part.repeat(Math.floor(length / part.length));
const laughs = (levels: number): string =>
  Array.from({ length: levels }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('');

/** As long as they may be, and made to cost as much as they can. */
const costly: Readonly<Record<string, string>> = {
  elements: `<a>${many('<b/>')}</a>`,
  depth: many('<a>', size * 0.4) + many('</a>', size * 0.5),
  attributes: `<a ${Array.from({ length: 1_600 }, (_, n) => `a${n}=""`).join(' ')}/>`,
  'one attribute': `<a b="${many('x')}"/>`,
  'attributes of the same name': `<a ${many('a="" ')}/>`,
  namespaces: `<a ${Array.from({ length: 900 }, (_, n) => `xmlns:a${n}="b"`).join(' ')}/>`,
  'namespaces in depth': many('<a xmlns="b">'),
  numbers: `<a>${many('&#x61;')}</a>`,
  'known entities': `<a>${many('&amp;')}</a>`,
  'as many numbers as may be': `<a>${'&#x61;'.repeat(255)}${many('x', size - 255 * 6)}</a>`,
  'half an entity': `<a>${many('&')}</a>`,
  'a long entity': `<a>&${many('x')};</a>`,
  text: `<a>${many('x')}</a>`,
  'text outside': many('x'),
  blanks: many(' '),
  'a long name': `<${many('a')}/>`,
  'open tags': many('<a '),
  brackets: many('<'),
  comments: `<a>${many('<!-- -->')}</a>`,
  'one comment': `<!--${many('-')}`,
  instructions: many('<?a b?>'),
  CDATA: `<a>${many('<![CDATA[a]]>')}</a>`,
  'a document type': `<!DOCTYPE a [${many('<!ELEMENT a ANY>')}]><a/>`,
  'a billion laughs': `<!DOCTYPE a [<!ENTITY l0 "ha">${laughs(12)}]><a>&l12;</a>`,
  'a mebibyte': `<a>${many('x', 2 ** 20)}</a>`,
};

/** They are no trouble: one element, however long. */
const readable = ['one attribute', 'as many numbers as may be', 'text', 'a long name'];

describe('reading XML', () => {
  it('reads what is plainly a small document', () => {
    const text =
      '<?xml version="1.0"?>\n<a xmlns="u" xmlns:b="v" c="1">\n <b:d>x &lt;&#x79;</b:d><e/>\n</a>\n';
    expect(readXml(text)).toMatchObject({
      ...{ uri: 'u', name: 'a' },
      children: [
        { uri: 'v', name: 'd', text: 'x <y', children: [] },
        { uri: 'u', name: 'e', text: '', children: [] },
      ],
    });
  });

  it('S-63 nothing that costs much is read for long, so the event loop never stands still', async () => {
    readXml('<warm/>');
    let [longest, worst] = [0, ''];
    for (const [name, text] of Object.entries(costly)) {
      await setTimeout(0);
      const before = process.threadCpuUsage();
      const read = readXml(text);
      // Processor time: a busy machine makes nothing of ours slower.
      const { user, system } = process.threadCpuUsage(before);
      const took = (user + system) / 1_000;
      if (took > longest) [longest, worst] = [took, name];
      expect([name, read !== undefined]).toEqual([name, readable.includes(name)]);
    }
    figure(
      `S-63: the event loop stood still for ${longest.toFixed(1)} ms at most over ${Object.keys(costly).length} documents as long as they may be (${worst})`,
    );
    expect(longest).toBeLessThan(50);
  });

  it('S-63 expands nothing, and reads no file', () => {
    for (const entity of [
      '"applied"',
      'SYSTEM "file:///etc/hostname"',
      'SYSTEM "https://other.example.com/"',
    ]) {
      expect(readXml(`<!DOCTYPE a [<!ENTITY e ${entity}>]><a>&e;</a>`)).toBeUndefined();
      expect(readXml(`<!DOCTYPE a [<!ENTITY % e ${entity}> %e;]><a/>`)).toBeUndefined();
    }
    expect(readXml('<a>&e;</a>')).toBeUndefined();
    expect(readXml('<a>&amp;lt;</a>')?.text).toBe('&lt;');
  });

  it.each([
    ...['', ' ', 'a', '<', '<a', '<a>', '<a/', '</a>', '<a></b>', '<a/><a/>', '<a/>b', 'b<a/>', '<a/></a>'],
    ...['<a b=c/>', '<a b="c" b="d"/>', '<b:a/>', '<a c:b=""/>', '<a>&b;</a>', '<a>&#x110000;</a>', '<1/>'],
    ...['<a><!-- --></a>', '<a><![CDATA[b]]></a>', '<?b c?><a/>', '<a/><?b c?>', '<!DOCTYPE a><a/>'],
    ...['<a>b<c/></a>', '<?xml version="1.0" encoding="utf-16"?><a/>', '<a/><?xml version="1.0"?>'],
    ...[
      '<a id="b"/>',
      '<a id="__proto__"/>',
      '<a href="#b"/>',
      '<a xmlns:x="u" x:nil="1"/>',
      '<a type="b"/>',
    ],
    ...['<a xmlns:x="u" xmlns:y="u" x:b="" y:b=""/>'],
    ...['<?xml version="1.0"?><?xml version="1.0"?><a/>', '<s:a xmlns:s="u" s:mustUnderstand="1"/>'],
  ])('S-63 %j is no document', (text) => {
    expect(readXml(text)).toBeUndefined();
  });
});

describe('writing XML', () => {
  it('gives every text back as it was, for random ones', () => {
    let wrong = 0;
    for (let round = 0; round < 500; round += 1) {
      const text = Array.from({ length: 20 }, () => String.fromCodePoint(randomInt(1, 0x11_0000))).join('');
      if (!isWritable(text)) continue;
      if (readXml(element('a', text))?.text !== text) wrong += 1;
    }
    for (const text of ['a\r\nb', '\ta ', ']]>', '<a b="c">&amp;</a>', `'"`, '\u{1f511}', '\u0085\u2028']) {
      if (readXml(element('a', text))?.text !== text) wrong += 1;
    }
    expect(wrong).toBe(0);
  });

  it.each(['\0', '\u0001', '\u001f', '\ud83c', '\udf05\ud83c', '\ufffe', '\uffff'])(
    'refuses %j, which XML cannot hold',
    (text) => {
      expect(isWritable(text)).toBe(false);
      expect(() => xmlText(text)).toThrow(RangeError);
    },
  );
});
