// NestJS on Fastify with one route and nothing else: what a cold start of the product is compared with. The decorators
// are called by hand, since Node runs this file as it stands.
import 'reflect-metadata';
import { Controller, Get, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';

class HelloController {
  hello(): { hello: string } {
    return { hello: 'world' };
  }
}
const hello = Object.getOwnPropertyDescriptor(HelloController.prototype, 'hello') as PropertyDescriptor;
Get('readyz')(HelloController.prototype, 'hello', hello);
Controller()(HelloController);

class HelloModule {
  readonly name = 'hello';
}
Module({ controllers: [HelloController] })(HelloModule);

const app = await NestFactory.create(HelloModule, new FastifyAdapter(), { logger: false });
process.once('SIGTERM', () => process.exit(0));
await app.listen(Number(process.env['BENCH_PORT']), '127.0.0.1');
