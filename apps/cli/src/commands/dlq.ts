import type { BuriedLetter, RecordPlace } from '@nhipbao/platform';
import { Command } from 'commander';
import { openDeadLetters, openLog, type LogChoice } from '../dead-letters/open-log.js';
import { lettersAt, placeText, readPlace } from '../dead-letters/place.js';
import { replay } from '../dead-letters/replay.js';
import { print } from '../terminal/print.js';

const SHOWN_CHARACTERS = 120;

const command = (name: string, description: string): Command =>
  new Command(name)
    .description(description)
    .option(
      '--kafka',
      'the cluster’s, by NHIPBAO_KAFKA_BROKERS and NHIPBAO_KAFKA_TOPIC, not the data folder’s',
    );

function line({ partition, offset, buriedAtMs, reason, value }: BuriedLetter): string {
  const text = value.toString('utf8', 0, 4 * SHOWN_CHARACTERS).slice(0, SHOWN_CHARACTERS);
  return [
    placeText({ partition, offset }),
    new Date(buriedAtMs).toISOString(),
    reason,
    JSON.stringify(text),
  ].join('\t');
}

function json({ value, ...letter }: BuriedLetter): string {
  return JSON.stringify({ ...letter, value: value.toString('utf8'), value_base64: value.toString('base64') });
}

const list = command('list', 'show the dead letters: place, time, reason, beginning of the record')
  .option('--json', 'one JSON object a line, with the whole record')
  .action(async (options: LogChoice & { json?: boolean }) => {
    const { opened, close } = await openDeadLetters(options);
    try {
      const letters = await opened.list();
      for (const letter of letters) print(options.json === true ? json(letter) : line(letter));
      if (options.json !== true) print(`${letters.length} thư chết / dead letters`);
    } finally {
      await close();
    }
  });

const replayLetters = command(
  'replay',
  'append dead letters to the event log again, all of them or those named',
)
  .argument('[places...]', 'partition/offset, as `dlq list` prints them', readPlace)
  .action(async (places: RecordPlace[], options: LogChoice) => {
    const { opened, close } = await openLog(options);
    try {
      const letters = await opened.deadLetters.list();
      const chosen = places.length > 0 ? lettersAt(letters, places) : letters;
      await replay(opened, chosen);
      print(`đã phát lại / replayed ${chosen.length}; còn lại / left ${letters.length - chosen.length}`);
    } finally {
      await close();
    }
  });

const drop = command('drop', 'forget dead letters for good')
  .argument('<places...>', 'partition/offset, as `dlq list` prints them', readPlace)
  .action(async (places: RecordPlace[], options: LogChoice) => {
    const { opened, close } = await openDeadLetters(options);
    try {
      const letters = await opened.list();
      await opened.remove(lettersAt(letters, places));
      print(`đã bỏ / dropped ${places.length}; còn lại / left ${letters.length - places.length}`);
    } finally {
      await close();
    }
  });

export const dlqCommand = new Command('dlq')
  .description('records that the sink has set aside because the store can never take them')
  .addCommand(list)
  .addCommand(replayLetters)
  .addCommand(drop);
