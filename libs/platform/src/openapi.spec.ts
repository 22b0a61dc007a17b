import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OpenAPIObject } from '@nestjs/swagger';
import { smallApp, type SmallApp } from './testing/small-app.ts';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;

describe('OpenAPI', () => {
  let small: SmallApp;
  let document: OpenAPIObject;
  beforeAll(async () => {
    small = await smallApp({
      api: {
        title: 'Small',
        description: 'A test.',
        version: '1',
        security: ['applicationKey', 'firstParty'],
      },
    });
    document = (await small.app.inject('/openapi.json')).json();
  });
  afterAll(() => small.close());

  const operation = (path: string, method: 'get' | 'post'): Operation =>
    document.paths[path]?.[method] as never;

  it('EX-X2 is OpenAPI 3.1 and needs no caller', () => {
    expect(document.openapi).toBe('3.1.0');
    expect(document.info).toMatchObject({ title: 'Small', version: '1' });
    expect(Object.keys(document.components?.securitySchemes ?? {})).toEqual(['applicationKey', 'firstParty']);
    expect(document.security).toEqual([{ applicationKey: [] }, { firstParty: [] }]);
  });

  it('EX-X2 describes bodies and answers by the schemas that judge them', () => {
    const make = operation('/v1/things', 'post') as unknown as Record<string, object>;
    expect(make['requestBody']).toMatchObject({
      content: {
        'application/json': {
          schema: { type: 'object', required: ['identifier'], additionalProperties: false },
        },
      },
    });
    expect(JSON.stringify((make['responses'] as Record<string, object>)['201'])).toContain(
      '#/components/schemas/Thing',
    );
    expect(document.components?.schemas?.['Thing']).toMatchObject({ properties: { id: { type: 'string' } } });
    expect(operation('/v1/things/{id}', 'get').parameters).toMatchObject([
      { name: 'id', in: 'path', required: true },
    ]);
  });

  it('EX-X5 names the problem document as the failure of every operation', () => {
    const operations = Object.values(document.paths)
      .flatMap(({ get, post }) => [get, post])
      .filter((one) => one !== undefined);
    expect(operations.length).toBeGreaterThan(8);
    for (const { responses } of operations) {
      expect(responses['default']).toMatchObject({
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      });
    }
    expect(
      Object.keys((document.components?.schemas?.['Problem'] as { properties: object }).properties),
    ).toEqual([
      'type',
      'title',
      'status',
      'detail',
      'code',
      'errors',
      'usedBy',
      'proofOfWork',
      'request_id',
      'retry_after',
    ]);
  });

  it('EX-X2 says where an Idempotency-Key is wanted and where no caller is', () => {
    const names = (path: string, method: 'get' | 'post') =>
      operation(path, method).parameters?.map((one) => (one as { name: string }).name) ?? [];
    expect(names('/v1/things', 'post')).toContain('Idempotency-Key');
    expect(names('/v1/who', 'post')).not.toContain('Idempotency-Key');
    expect(names('/v1/things/{id}', 'get')).not.toContain('Idempotency-Key');
    expect(operation('/v1/open', 'get').security).toEqual([]);
    expect(operation('/v1/things', 'post').security).toBeUndefined();
  });
});
