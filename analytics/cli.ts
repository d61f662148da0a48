import { complain } from './cli/complain.ts';
import { COMMANDS } from './cli/commands.ts';

/** `npm run measure -- COMMAND …` */
async function main([name = 'help', ...words]: string[]): Promise<void> {
  const command = COMMANDS[name];
  if (command) {
    await command.run(words);
    return;
  }
  if (name !== 'help') {
    console.error(`There is no command "${name}".\n`);
    process.exitCode = 2;
  }
  const print = name === 'help' ? console.log : console.error;
  print('Usage: npm run measure -- COMMAND\n');
  for (const [each, { summary }] of Object.entries(COMMANDS))
    print(`  ${each.padEnd(10)} ${summary}`);
}

await main(process.argv.slice(2)).catch(complain);
