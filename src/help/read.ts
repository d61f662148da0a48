import { CONTENT } from '../../analytics/plan/read.ts';
import { readList } from '../yaml-list.ts';
import { helpSchema } from './schema.ts';
import type { HelpService } from './schema.ts';

/** Reads the places of help, in the order of the file. */
export const readHelp = (folder = CONTENT): HelpService[] =>
  readList(`${folder}/help.yaml`, helpSchema).items;
