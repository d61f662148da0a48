import { checkContent } from './build/check-content.ts';
import { complain } from './complain.ts';

try {
  console.log(`${checkContent()} files of content are sound.`);
} catch (error) {
  complain(error);
}
