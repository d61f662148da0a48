import { readList } from '../yaml-list.ts';
import { helpSchema } from './schema.ts';
import type { HelpService } from './schema.ts';

/** Reads the places of help, in the order of the file. */
export const readHelp = (folder = 'src/content'): HelpService[] =>
  readList(`${folder}/help.yaml`, helpSchema).items;
