import 'reflect-metadata';
import { runProcess } from '@nhipbao/platform';
import { AggregatorProcess } from './app.module.js';

runProcess({ name: 'aggregator', module: (config) => AggregatorProcess.register(config) });
