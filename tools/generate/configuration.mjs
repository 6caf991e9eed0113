import 'reflect-metadata';
import { configurationPage } from '@nhipbao/platform';

/** Every setting with its meaning. */
export const configuration = () => ({ 'docs/operations/configuration.md': configurationPage() });
