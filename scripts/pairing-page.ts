import { basename, join } from 'node:path'
import react from '@vitejs/plugin-react'
import { build, type Plugin } from 'vite'

/** Where the page of pairing lies within the built screens; `main/host/page-files.ts` gives it to anybody. */
export const pairingFolder = 'pair'

/** Areas of the error catalogue whose errors a device can meet before it is paired. */
const metBefore: ReadonlySet<string> = new Set([
  'devices.ts',
  'general.ts',
  'host.ts',
  'offline.ts',
  'screens.ts',
  'shell.ts',
  'station.ts',
])
const areaFile = /[\\/]main[\\/]contract[\\/]errors[\\/][\w-]+\.ts$/

/**
 * Leaves the words of all other areas out: they would be a fifth of the page. An error of theirs is told there as one
 * of a newer program is, by its code.
 */
const onlyItsErrors: Plugin = {
  name: 'desk:pairing-errors',
  enforce: 'pre',
  transform(source, id) {
    if (!areaFile.test(id) || metBefore.has(basename(id))) return null
    const names = [...source.matchAll(/^export const (\w+)/gm)].map(([, name]) => name)
    return { code: names.map(name => `export const ${name} = {}`).join('\n'), map: null }
  },
}

/**
 * Builds the page of pairing into a folder of its own, by itself: it shares no file with the other screens, which the
 * station gives to paired devices alone.
 *
 * @param folder of the screens' sources
 */
export function pairingPage(folder: string): Plugin {
  return {
    name: 'desk:pairing-page',
    apply: 'build',
    async writeBundle({ dir }) {
      if (dir === undefined) throw new Error('the screens are built into a folder')
      await build({
        configFile: false,
        logLevel: 'warn',
        root: join(folder, pairingFolder),
        base: `/${pairingFolder}/`,
        plugins: [react(), onlyItsErrors],
        build: {
          outDir: join(dir, pairingFolder),
          emptyOutDir: true,
          minify: true,
          sourcemap: false,
          chunkSizeWarningLimit: 1_500,
        },
      })
    },
  }
}
