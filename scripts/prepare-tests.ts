import { BUILT_FOR_TESTS } from '../test/support/built-program.ts';
import { buildProgram } from './build-program.ts';

await buildProgram(BUILT_FOR_TESTS);
