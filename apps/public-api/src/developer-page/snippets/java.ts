import { surroundings, type ExampleRequest } from '../example-request.ts';

const short: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

/**
 * Java reads `\u` before it reads anything else, so what means something in a string must not be written by it: the
 * controls are written in octal.
 */
function escaped(character: string): string {
  const code = character.charCodeAt(0);
  const octal = `\\${code.toString(8).padStart(3, '0')}`;
  return short[character] ?? (code < 0x80 ? octal : `\\u${code.toString(16).padStart(4, '0')}`);
}

export const javaText = (text: string): string =>
  `"${text.replaceAll(/[^\x20-\x7e]|["\\]/g, (character) => [...Array(character.length).keys()].map((at) => escaped(character.charAt(at))).join(''))}"`;

/** For Java 17 and later: `java Try.java`. */
export function javaSnippet({ method, path, headers, needsIdempotencyKey, body }: ExampleRequest): string {
  const header = (name: string, value: string): string => `            .header(${javaText(name)}, ${value})`;
  const publisher =
    body === undefined
      ? 'HttpRequest.BodyPublishers.noBody()'
      : `HttpRequest.BodyPublishers.ofString(${javaText(JSON.stringify(body))})`;
  return [
    ...['java.net.URI', 'java.net.http.*', 'java.util.UUID'].map((name) => `import ${name};`),
    '',
    'class Try {',
    '    public static void main(String[] arguments) throws Exception {',
    `        var url = URI.create(System.getenv("${surroundings.url}") + ${javaText(path)});`,
    '        var request = HttpRequest.newBuilder(url)',
    header('Authorization', `"Bearer " + System.getenv("${surroundings.key}")`),
    ...(needsIdempotencyKey ? [header('Idempotency-Key', 'UUID.randomUUID().toString()')] : []),
    ...Object.entries(headers).map(([name, value]) => header(name, javaText(value))),
    ...(body === undefined ? [] : [header('Content-Type', '"application/json"')]),
    `            .method(${javaText(method)}, ${publisher})`,
    '            .build();',
    '        var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());',
    '        System.out.println(answer.statusCode() + " " + answer.body());',
    '    }',
    '}',
  ].join('\n');
}
