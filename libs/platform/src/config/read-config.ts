import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { Config } from './config.js';
import { variables } from './variable.js';

/** Settings that cannot be used. The message names variables and what they should be, never what they were. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/**
 * The settings from environment variables. An unset or empty variable means its default.
 * @throws {ConfigError} naming every variable whose value is not valid
 */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const given: Record<string, string> = {};
  for (const { name, property } of variables()) {
    const value = environment[name]?.trim();
    if (value) given[property] = value;
  }
  const config = plainToInstance(Config, given, { exposeDefaultValues: true });
  const wrong = new Set(validateSync(config, { forbidUnknownValues: true }).map((error) => error.property));
  if (wrong.size > 0) {
    const complaints = variables()
      .filter(({ property }) => wrong.has(property))
      .map(({ name, expected }) => `${name}: expected ${expected}`);
    throw new ConfigError(`The configuration cannot be used. ${complaints.join('; ')}`);
  }
  return Object.freeze(config);
}
