import { createHash } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import sharp from 'sharp'
import { build, type Plugin } from 'vite'
import { pairingFolder } from './pairing-page.ts'

/** Sizes of the icon that systems ask for where the pages are installed, in pixels. */
const iconSizes = [192, 512] as const

const manifest = {
  name: '驻场客服台 Clubhouse Desk',
  short_name: '客服台',
  id: '/tablet',
  start_url: '/tablet',
  scope: '/',
  display: 'standalone',
  background_color: '#f3f5f5',
  theme_color: '#0f6674',
  icons: [
    ...iconSizes.map(size => ({ src: `/icons/${size}.png`, sizes: `${size}x${size}`, type: 'image/png' })),
    { src: '/icons/maskable.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
  ],
}

/**
 * What the tablet's pages need to be installed and opened without a network: the manifest, icons made of `icon.svg`,
 * and the service worker with the list of the built files it keeps.
 *
 * @param folder of the screens' sources
 */
export function offlineShell(folder: string): Plugin {
  return {
    name: 'desk:offline-shell',
    apply: 'build',
    transformIndexHtml: () => [
      // With the device's cookie: to a device that is not paired the station shows nothing else.
      {
        tag: 'link',
        attrs: { rel: 'manifest', href: '/manifest.webmanifest', crossorigin: 'use-credentials' },
        injectTo: 'head',
      },
      { tag: 'link', attrs: { rel: 'apple-touch-icon', href: '/icons/192.png' }, injectTo: 'head' },
    ],
    async generateBundle() {
      const emit = (fileName: string, source: string | Uint8Array) =>
        this.emitFile({ type: 'asset', fileName, source })
      emit('manifest.webmanifest', JSON.stringify(manifest))
      const icon = await readFile(join(folder, 'icon.svg'))
      for (const size of iconSizes) emit(`icons/${size}.png`, await sharp(icon).resize(size).png().toBuffer())
      // Systems cut a maskable icon to a circle of four fifths.
      const drawn = await sharp(icon).resize(400).png().toBuffer()
      const whole = { width: 512, height: 512, channels: 4 as const, background: '#0b5563' }
      emit(
        'icons/maskable.png',
        await sharp({ create: whole })
          .composite([{ input: drawn }])
          .png()
          .toBuffer(),
      )
    },
    async writeBundle({ dir }) {
      if (dir === undefined) throw new Error('the screens are built into a folder')
      const files = (await filesIn(dir)).filter(isKept).sort()
      const hash = createHash('sha256')
      for (const file of files) hash.update(file).update(await readFile(join(dir, file)))
      const paths = files.map(file => (file === 'index.html' ? '/' : `/${file}`))
      const code = await workerCode(folder, hash.digest('hex').slice(0, 16), paths)
      await writeFile(join(dir, 'service-worker.js'), code)
    },
  }
}

/** The worker is kept by the browser itself, and the page of pairing needs the desk anyway. */
const isKept = (file: string) => file !== 'service-worker.js' && !file.startsWith(`${pairingFolder}/`)

/** Every file below a folder, by its path with slashes. */
async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter(entry => entry.isFile())
    .map(entry => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
}

/** The worker in one file: browsers load nothing beside it. */
async function workerCode(folder: string, revision: string, files: readonly string[]): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'warn',
    root: folder,
    define: { deskRevision: JSON.stringify(revision), deskFiles: JSON.stringify(files) },
    build: {
      write: false,
      minify: true,
      lib: { entry: join(folder, 'service-worker/worker.ts'), formats: ['iife'], name: 'deskWorker' },
    },
  })
  const [bundle] = Array.isArray(result) ? result : [result]
  const output = bundle && 'output' in bundle ? bundle.output : []
  const chunk = output.find(one => one.type === 'chunk')
  if (chunk?.type !== 'chunk') throw new Error('the worker was not built')
  return chunk.code
}
