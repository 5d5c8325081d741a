/** What a script needs from the system besides Electron's own libraries. */
export type Need = 'display' | 'build' | 'tests';

/** Debian packages, each with the program that shows it is there. */
export const programs: Readonly<Record<Need, readonly (readonly [string, string])[]>> = {
  display: [['xvfb', 'Xvfb']],
  build: [
    ['g++', 'g++'],
    ['make', 'make'],
    ['python3', 'python3'],
  ],
  tests: [
    ['poppler-utils', 'pdfsig'],
    ['qpdf', 'qpdf'],
    ['libnss3-tools', 'certutil'],
    ['openssl', 'openssl'],
    ['sqlite3', 'sqlite3'],
    ['jq', 'jq'],
    ['libxml2-utils', 'xmllint'],
  ],
};

/** Debian packages of the libraries Electron is linked with; the rest of them comes along. */
const packageOf: Readonly<Record<string, string>> = {
  'libasound.so.2': 'libasound2',
  'libatk-1.0.so.0': 'libatk1.0-0',
  'libatk-bridge-2.0.so.0': 'libatk-bridge2.0-0',
  'libatspi.so.0': 'libatspi2.0-0',
  'libcairo.so.2': 'libcairo2',
  'libcups.so.2': 'libcups2',
  'libdbus-1.so.3': 'libdbus-1-3',
  'libdrm.so.2': 'libdrm2',
  'libexpat.so.1': 'libexpat1',
  'libgbm.so.1': 'libgbm1',
  'libgio-2.0.so.0': 'libglib2.0-0',
  'libglib-2.0.so.0': 'libglib2.0-0',
  'libgobject-2.0.so.0': 'libglib2.0-0',
  'libgtk-3.so.0': 'libgtk-3-0',
  'libnspr4.so': 'libnspr4',
  'libnss3.so': 'libnss3',
  'libnssutil3.so': 'libnss3',
  'libpango-1.0.so.0': 'libpango-1.0-0',
  'libsmime3.so': 'libnss3',
  'libudev.so.1': 'libudev1',
  'libX11.so.6': 'libx11-6',
  'libxcb.so.1': 'libxcb1',
  'libXcomposite.so.1': 'libxcomposite1',
  'libXdamage.so.1': 'libxdamage1',
  'libXext.so.6': 'libxext6',
  'libXfixes.so.3': 'libxfixes3',
  'libxkbcommon.so.0': 'libxkbcommon0',
  'libXrandr.so.2': 'libxrandr2',
};

/** The libraries that `ldd` says are not there, each once. */
export function missingLibraries(ldd: string): readonly string[] {
  const names = [...ldd.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1] ?? '');
  return [...new Set(names)];
}

/** The Debian packages that bring these libraries; one that is not known stays under its own name. */
export function packagesFor(libraries: readonly string[]): readonly string[] {
  return [...new Set(libraries.map((library) => packageOf[library] ?? library))];
}
