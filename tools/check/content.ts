import { complain } from '../../analytics/cli/complain.ts';
import { checkContent } from '../build/check-content.ts';

try {
  console.log(`${checkContent()} files of content are sound.`);
} catch (error) {
  complain(error);
}
