/** An entry of app.asar, with its path from the root (`out/main/cli.js`). */
export interface ArchiveFile {
  path: string
  /** True where the file lies beside the archive. */
  unpacked: boolean
}

export interface ArchiveRules {
  /** Names of production packages, each of which must be inside. */
  dependencies: readonly string[]
  /** Names of development packages, none of which may be inside. */
  devDependencies: readonly string[]
  /** Packages that production packages bring along, though they are also named for development. */
  alsoProduction: ReadonlySet<string>
}

/** Everything the program cannot start without. */
const requiredFiles = [
  'package.json',
  'out/main/electron.js',
  'out/main/cli.js',
  'out/main/writer-thread.js',
  'out/preload/preload.cjs',
  'out/renderer/index.html',
  'node_modules/@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  'node_modules/@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
]

const allowedRoots = new Set(['package.json', 'out', 'resources', 'node_modules'])

/** What is no part of a program, wherever it lies. */
const forbidden: { what: string; pattern: RegExp }[] = [
  { what: 'TypeScript source', pattern: /\.(?:ts|mts|cts|tsx)$/ },
  { what: 'source map', pattern: /\.map$/ },
  { what: 'C source', pattern: /\.(?:c|cc|cpp|h|hpp|gyp)$/ },
  { what: 'test', pattern: /(?:^|\/)(?:tests?|__tests__)\// },
  { what: 'test', pattern: /\.(?:test|spec)\.[cm]?js$/ },
  { what: 'build cache', pattern: /\.tsbuildinfo$|(?:^|\/)\.stamp$/ },
  { what: 'secret or local settings', pattern: /(?:^|\/)\.env(?:\.|$)|\.(?:pem|key|pfx|p12)$/ },
  { what: 'database or log', pattern: /\.(?:sqlite|sqlite-wal|db|log)$/ },
]

/** What is wrong with the contents of the archive, a sentence each; empty where all is well. */
export function archiveFaults(files: readonly ArchiveFile[], rules: ArchiveRules): string[] {
  const faults: string[] = []
  const paths = new Set(files.map(file => file.path))
  for (const required of requiredFiles) if (!paths.has(required)) faults.push(`missing: ${required}`)
  for (const name of rules.dependencies) {
    if (!paths.has(`node_modules/${name}/package.json`)) faults.push(`missing package: ${name}`)
  }
  const packages = new Set(files.map(file => packageOf(file.path)).filter(name => name !== null))
  for (const name of rules.devDependencies) {
    if (packages.has(name) && !rules.alsoProduction.has(name)) faults.push(`development package: ${name}`)
  }
  for (const file of files) {
    const top = file.path.split('/')[0] ?? ''
    if (!allowedRoots.has(top)) faults.push(`not of the program: ${file.path}`)
    for (const { what, pattern } of forbidden)
      if (pattern.test(file.path)) faults.push(`${what}: ${file.path}`)
    if (/\.(?:node|so(?:\.\d+)*|dylib|dll)$/.test(file.path) && !file.unpacked) {
      faults.push(`native file inside the archive: ${file.path}`)
    }
  }
  const natives = files.filter(file => file.path.endsWith('.node'))
  if (natives.length === 0) faults.push('no native files at all')
  for (const { path } of natives) {
    if (/(?:darwin|win32|linuxmusl)-/.test(path)) faults.push(`native file of another system: ${path}`)
  }
  return faults
}

/** The package a path belongs to (`@scope/name` or `name`), the innermost one. */
function packageOf(path: string): string | null {
  const match = /^(?:.*\/)?node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)
  return match?.[1] ?? null
}
