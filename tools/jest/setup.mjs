// Nest is evaluated first: a CommonJS package that requires it while it is still being linked fails with
// "Cannot require() ES Module in a cycle".
import 'reflect-metadata';
import '@nestjs/common';
import '@nestjs/core';
