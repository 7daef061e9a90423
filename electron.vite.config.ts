import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { threadFolders } from './main/jobs/thread-url.ts'
import { offlineShell } from './scripts/offline-shell.ts'
import { pairingPage } from './scripts/pairing-page.ts'

/**
 * Three bundles in `out/`: the main process with the command line and the threads, the preload of the window, and
 * the screens. Node loads the entries of `out/main` by name, so they keep their names; everything they share lies
 * beside them, so that `new URL('./x.js', import.meta.url)` finds its siblings from any of them.
 */
const mainEntries = {
  electron: 'electron/electron.ts',
  cli: 'main/host/main.ts',
  'heic-worker': 'main/archive/heic-worker.ts',
  'pdf-worker': 'main/archive/pdf-worker.ts',
  'pdf-parts-worker': 'main/archive/pdf-parts-worker.ts',
  ...Object.fromEntries(
    Object.entries(threadFolders).map(([name, folder]) => [name, `main/${folder}/${name}.ts`]),
  ),
}

const root = import.meta.dirname
const screens = resolve(root, 'renderer')
const rendererPage = resolve(screens, 'index.html')

/**
 * Routes of the page are deeper than its assets (`/cases/42`), so their addresses start at the root on every host.
 * electron-vite sets a relative base for pages loaded from files, which ours are not; a plugin has the last word.
 */
const addressesFromRoot = { name: 'desk:addresses-from-root', config: () => ({ base: '/' }) }

/**
 * Libraries that every page needs, in files of their own: the browser reads them side by side. What several pages need
 * of the rest is one file too, although the bundler finds it large: as a hundred little ones it cost an eighth of the
 * time in which a page opens. Nothing of it has styles, whose order would be another.
 */
const libraries = [
  { name: 'react', test: /node_modules[\\/](?:react|react-dom|react-router|scheduler)[\\/]/, priority: 2 },
  {
    name: 'data',
    test: /node_modules[\\/](?:zod|@trpc|@tanstack|i18next|react-i18next)[\\/]/,
    priority: 1,
  },
  { name: 'shared', test: /node_modules[\\/]|main[\\/]contract[\\/]/, minShareCount: 4 },
]

export default defineConfig({
  main: {
    build: {
      outDir: resolve(root, 'out/main'),
      emptyOutDir: true,
      // Libraries that run in production stay packages: some are native, and the installer audits them by name.
      externalizeDeps: true,
      minify: true,
      sourcemap: false,
      rolldownOptions: {
        input: presentEntries(mainEntries),
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'shared-[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: resolve(root, 'out/preload'),
      emptyOutDir: true,
      // A sandboxed preload can load nothing but Electron: one CommonJS file.
      externalizeDeps: false,
      minify: true,
      sourcemap: false,
      rolldownOptions: {
        input: { preload: resolve(root, 'electron/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  ...(existsSync(rendererPage)
    ? {
        renderer: {
          root: screens,
          plugins: [react(), addressesFromRoot, offlineShell(screens), pairingPage(screens)],
          build: {
            outDir: resolve(root, 'out/renderer'),
            emptyOutDir: true,
            minify: true,
            sourcemap: false,
            chunkSizeWarningLimit: 1000,
            rolldownOptions: {
              input: { index: rendererPage },
              output: { codeSplitting: { groups: libraries } },
            },
          },
        },
      }
    : {}),
})

/** Entries whose source exists: a part that is not written yet is no reason not to build the others. */
function presentEntries(entries: Record<string, string>): Record<string, string> {
  const present = Object.entries(entries)
    .map(([name, source]): [string, string] => [name, resolve(root, source)])
    .filter(([, source]) => existsSync(source))
  return Object.fromEntries(present)
}
