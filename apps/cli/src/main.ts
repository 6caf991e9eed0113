import { Command } from 'commander';
import { dlqCommand } from './commands/dlq.js';
import { importAccessLogCommand } from './commands/import-access-log.js';
import { importClicksCommand } from './commands/import-clicks.js';
import { simulateCommand } from './commands/simulate.js';
import { warn } from './terminal/print.js';

const program = new Command('nhipbao')
  .description('Nhịp Báo: imports, simulations and repairs from the command line')
  .addCommand(simulateCommand)
  .addCommand(dlqCommand)
  .addCommand(
    new Command('import')
      .description('import what was recorded elsewhere')
      .addCommand(importAccessLogCommand)
      .addCommand(importClicksCommand),
  );

try {
  await program.parseAsync();
} catch (error) {
  warn(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
  process.exitCode = 1;
}
