import { surroundings, written, type ExampleRequest, type Notation } from '../example-request.ts';

const text = (value: string): string => JSON.stringify(value);

/** A field of this name in brackets is a field; without them it would say what the object is made from. */
const notation: Notation = {
  text,
  none: 'null',
  truth: String,
  name: (name) => (name === '__proto__' ? `[${text(name)}]` : text(name)),
};

/** For Node 20 and later, as a module. */
export function javascriptSnippet(request: ExampleRequest): string {
  const { method, path, headers, needsIdempotencyKey, body } = request;
  const lines = [
    `  method: ${text(method)},`,
    '  headers: {',
    `    "Authorization": \`Bearer \${process.env.${surroundings.key}}\`,`,
    ...(needsIdempotencyKey ? ['    "Idempotency-Key": crypto.randomUUID(),'] : []),
    ...Object.entries(headers).map(([name, value]) => `    ${notation.name(name)}: ${text(value)},`),
    ...(body === undefined ? [] : ['    "Content-Type": "application/json",']),
    '  },',
    ...(body === undefined ? [] : [`  body: JSON.stringify(${written(body, notation, '  ')}),`]),
  ];
  return [
    `const answer = await fetch(process.env.${surroundings.url} + ${text(path)}, {`,
    ...lines,
    '});',
    'console.log(answer.status, await answer.text());',
  ].join('\n');
}
