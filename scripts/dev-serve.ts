import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import react from '@vitejs/plugin-react'
import { build } from 'vite'
import { keyFileProtector } from '../main/database/keyring.ts'
import { openDesk } from '../main/desk/desk.ts'
import { serveOnLoopback } from '../main/host/serve.ts'

/**
 * For whoever works on screens: a desk of its own on loopback with freshly built screens.
 *
 *     node scripts/dev-serve.ts --port 23456 --set-up [--data <folder>] [--renderer <built folder>]
 *
 * Without `--data` the desk lies in a temporary folder that goes with it. `--set-up` makes a site with the account
 * `manager`, password `eight ducks swim`; `--demo` the example estate and prints its account. Without `--renderer` the screens are built into `.cache/`.
 */
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    data: { type: 'string' },
    renderer: { type: 'string' },
    'set-up': { type: 'boolean', default: false },
    demo: { type: 'boolean', default: false },
  },
})

const root = resolve(import.meta.dirname, '..')
const rendererFolder = values.renderer ?? (await buildScreens(join(root, '.cache', `screens-${values.port}`)))
const folder = values.data ?? mkdtempSync(join(tmpdir(), 'desk-dev-'))
mkdirSync(folder, { recursive: true })
const desk = await openDesk({
  dataFolder: join(folder, 'data'),
  protector: keyFileProtector(join(folder, 'key')),
  machine: 'development',
  threads: false,
})
if (values['set-up'] && desk.state() === 'new') {
  await desk.setUp({
    code: 'BS',
    name: '碧水花园客户服务中心',
    managerName: '陈静',
    login: 'manager',
    password: 'eight ducks swim',
  })
}
if (values.demo && desk.state() === 'new') {
  const { login, password } = await desk.startDemo()
  console.log(`example account: ${login} / ${password}`)
}
const served = await serveOnLoopback({ desk, rendererFolder, port: Number(values.port) })
console.log(`the desk is at ${served.address}`)

const stop = async () => {
  await served.close()
  await desk.close()
  if (values.data === undefined) rmSync(folder, { recursive: true, force: true })
  process.exit(0)
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop())

async function buildScreens(outDir: string): Promise<string> {
  await build({
    root: join(root, 'renderer'),
    configFile: false,
    logLevel: 'warn',
    plugins: [react()],
    build: {
      outDir,
      emptyOutDir: true,
      minify: false,
      reportCompressedSize: false,
    },
  })
  return outDir
}
