import { CONTENT } from '../../analytics/plan/read.ts';
import { readList } from '../yaml-list.ts';
import { helpSchema } from './schema.ts';
import type { HelpService } from './schema.ts';

/** Reads every service whose number stands on the site, in the order of the file. */
export const readServices = (folder = CONTENT): HelpService[] =>
  readList(`${folder}/help.yaml`, helpSchema).items;

/** The places of help: without those to report a crime to, which stand on a page of their own. */
export const readHelp = (folder = CONTENT): HelpService[] =>
  readServices(folder).filter(({ listed }) => listed);
