import 'reflect-metadata';
import { runProcess } from '@nhipbao/platform';
import { SinkProcess } from './app.module.js';

runProcess({ name: 'sink', module: (config) => SinkProcess.register(config) });
