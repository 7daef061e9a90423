import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { threadFolders } from '../../main/jobs/thread-url.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = join(root, 'out/bench')

/**
 * Measures in which loading the program counts: from sources each thread would strip types from hundreds of files
 * before it begins, which costs seconds and memory that nobody who runs the program ever sees.
 */
const sources = {
  register: 'scripts/bench/measure/register.ts',
  start: 'scripts/bench/measure/start.ts',
  import: 'scripts/bench/import.ts',
  sync: 'scripts/bench/measure/sync.ts',
  'leak-reports': 'scripts/bench/measure/leak-reports.ts',
} as const
export type BuiltMeasure = keyof typeof sources

export const isBuilt = (name: string): name is BuiltMeasure => name in sources

/** Where a measure lies once {@link buildMeasures} was through. */
export const builtScript = (name: BuiltMeasure): string => join(folder, `${name}.js`)

/** Bundles them with the threads beside them, as the program itself is. */
export async function buildMeasures(): Promise<void> {
  const threads = Object.entries(threadFolders).map(([name, place]) => [name, `main/${place}/${name}.ts`])
  const entries: Record<string, string> = { ...sources, ...Object.fromEntries(threads) }
  await build({
    configFile: false,
    logLevel: 'warn',
    root,
    build: {
      ssr: true,
      outDir: folder,
      emptyOutDir: true,
      minify: true,
      rolldownOptions: {
        input: Object.fromEntries(Object.entries(entries).map(([name, path]) => [name, join(root, path)])),
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'shared-[name]-[hash].js' },
      },
    },
  })
}
