/** The two compilers. Imported only when something must be built, since an installation may lack them. */
import fs from 'node:fs';
import path from 'node:path';
import * as swaggerPlugin from '@nestjs/swagger/plugin';
import ts from 'typescript';

const SWAGGER_OPTIONS = {
  introspectComments: true,
  classValidatorShim: true,
  dtoFileNameSuffix: ['.dto.ts'],
  controllerFileNameSuffix: ['.controller.ts'],
  esmCompatible: true,
};

/**
 * Compiles `src/server` and `src/shared` into `outDir`; returns the list of errors as text, or null when all is well.
 * Type errors do not keep the files from being written: the caller decides whether they may be used.
 */
export function compileServer(root, outDir) {
  const host = {
    getCanonicalFileName: (name) => name,
    getCurrentDirectory: () => root,
    getNewLine: () => '\n',
  };
  const config = ts.getParsedCommandLineOfConfigFile(
    path.join(root, 'tsconfig.json'),
    { outDir, noEmitOnError: false },
    {
      ...ts.sys,
      getCurrentDirectory: () => root,
      onUnRecoverableConfigFileDiagnostic: (diagnostic) => {
        throw new Error(ts.formatDiagnostic(diagnostic, host));
      },
    },
  );
  const program = ts.createProgram({ rootNames: config.fileNames, options: config.options });
  const diagnostics = [...config.errors, ...ts.getPreEmitDiagnostics(program)];
  const emitted = program.emit(undefined, undefined, undefined, undefined, {
    before: [swaggerPlugin.before(SWAGGER_OPTIONS, withReadableTypeNames(program))],
  });
  diagnostics.push(...emitted.diagnostics);
  if (diagnostics.length > 0) return ts.formatDiagnostics(diagnostics, host);
  return null;
}

/**
 * The plugin finds the file of a type in the type's printed name, in which the compiler writes all but ASCII as
 * `\uXXXX`: in a folder with Chinese characters its imports would lead nowhere. So it is shown names without escapes.
 */
function withReadableTypeNames(program) {
  const checker = program.getTypeChecker();
  const readable = Object.create(checker, {
    typeToString: {
      value: (...args) =>
        checker
          .typeToString(...args)
          .replace(/\\u([0-9A-Fa-f]{4})/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16))),
    },
  });
  return Object.create(program, { getTypeChecker: { value: () => readable } });
}

/** Builds the page by Vite into `outDir`. The configuration is `vite.config.ts` in the root or in `src/web`. */
export async function buildWeb(root, outDir) {
  const { build } = await import('vite');
  const configFile = ['vite.config.ts', 'src/web/vite.config.ts']
    .map((name) => path.join(root, name))
    .find((name) => fs.existsSync(name));
  await build({
    root: path.join(root, 'src/web'),
    configFile: configFile ?? false,
    // The usual loader writes beside the packages, which may belong to somebody else.
    configLoader: 'runner',
    logLevel: 'warn',
    build: { outDir, emptyOutDir: true },
  });
}
