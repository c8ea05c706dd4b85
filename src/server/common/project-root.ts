import { fileURLToPath } from 'node:url';

/** The project's folder: `src/server/common` and `dist/server/common` lie equally deep below it. */
export const PROJECT_ROOT = fileURLToPath(new URL('../../..', import.meta.url));
