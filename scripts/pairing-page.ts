import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { build, type Plugin } from 'vite'

/** Where the page of pairing lies within the built screens; `main/host/page-files.ts` gives it to anybody. */
export const pairingFolder = 'pair'

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
        plugins: [react()],
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
