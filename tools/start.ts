import { join } from 'node:path';
import { supervise } from './serve/supervise.ts';

/** `npm start`: serves the site and counts, and goes on after a fault. */
supervise(join(import.meta.dirname, 'serve/serve.ts'));
