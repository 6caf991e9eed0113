// The engine with a settings file of a server: engine-with-config.mjs FOLDER FILE QUERY…; each answer is a line.
import { Session } from 'chdb';

const [folder, file, ...queries] = process.argv.slice(2);
const session = new Session(folder, { connectionArgs: [`--config-file=${file}`] });
for (const query of queries) {
  const rows = String(session.query(query, 'JSONEachRow')).trim().split('\n');
  console.log(`answer [${rows.join(',')}]`);
}
session.close();
