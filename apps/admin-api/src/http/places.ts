import { applyDecorators, Controller } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { environments } from '@latchkey/kernel';

/** A resource of the whole tenant. */
export function TenantResource(path: string, tag: string): ClassDecorator {
  return applyDecorators(ApiTags(tag), Controller(path === '' ? 'v1' : `v1/${path}`));
}

/** A resource of one environment; the platform reads the environment from the path. */
export function EnvironmentResource(path: string, tag: string): ClassDecorator {
  const environment = {
    name: 'environment',
    enum: [...environments],
    description: 'Live users, or a place to try.',
  };
  return applyDecorators(
    ApiTags(tag),
    ApiParam(environment) as ClassDecorator,
    Controller(`v1/environments/:environment${path === '' ? '' : `/${path}`}`),
  );
}
