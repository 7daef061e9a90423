import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { extractAll, getRawHeader } from '@electron/asar'
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { Arch, build, type Configuration, Platform } from 'electron-builder'
import { z } from 'zod'
import { type ArchiveFile, archiveFaults } from './packaging/archive-rules.ts'
import { runPacked } from './packaging/run-packed.ts'
import { writeStubElectron } from './packaging/stub-electron.ts'

/**
 * Packs the program for Linux on a stub of Electron, without a network, and looks into the result: what must be in
 * app.asar is, nothing else is, native files lie outside, the fuses are set, and the packed program sets a site up and
 * serves it. Needs a build in `out/`. Ends with 1 and a list where something is wrong.
 */
const root = join(import.meta.dirname, '..')

const manifestShape = z.object({
  dependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()),
})
const lockShape = z.object({
  packages: z.record(
    z.string(),
    z.object({ dev: z.boolean().optional(), devOptional: z.boolean().optional() }),
  ),
})
const electronShape = z.object({ version: z.string() })

/** The state each fuse must have in the binary that is shipped. */
const fuses: [FuseV1Options, FuseState][] = [
  [FuseV1Options.RunAsNode, FuseState.DISABLE],
  [FuseV1Options.EnableCookieEncryption, FuseState.ENABLE],
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable, FuseState.DISABLE],
  [FuseV1Options.EnableNodeCliInspectArguments, FuseState.DISABLE],
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation, FuseState.ENABLE],
  [FuseV1Options.OnlyLoadAppFromAsar, FuseState.ENABLE],
  [FuseV1Options.GrantFileProtocolExtraPrivileges, FuseState.DISABLE],
]

async function main(): Promise<string[]> {
  if (!existsSync(join(root, 'out/main/electron.js'))) return ['nothing is built: run npm run build first']
  const folder = mkdtempSync(join(tmpdir(), 'desk-packaging-'))
  try {
    const stub = join(folder, 'electron')
    writeStubElectron(stub, electronShape.parse(json('node_modules/electron/package.json')).version)
    const config: Configuration = {
      extends: 'build/electron-builder.yml',
      electronDist: stub,
      directories: { output: join(folder, 'dist') },
    }
    const refused = await validatorRefuses({ ...config, directories: { output: join(folder, 'refused') } })
    await build({ projectDir: root, config, targets: linuxFolder(), publish: 'never' })
    const packed = join(folder, 'dist', 'linux-unpacked')
    const app = join(folder, 'app')
    extractAll(join(packed, 'resources', 'app.asar'), app)
    return [
      ...(refused ? [] : ['the validator let an unknown setting pass']),
      ...contentFaults(join(packed, 'resources')),
      ...(await fuseFaults(join(packed, 'clubhouse-desk'))),
      ...(await runPacked(app, folder)),
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const linuxFolder = () => Platform.LINUX.createTarget('dir', Arch.x64)

/** The validator runs inside the packer; that it runs at all is seen by a setting that does not exist. */
async function validatorRefuses(config: Configuration): Promise<boolean> {
  const wrong = { ...config, noSuchSetting: true }
  try {
    await build({ projectDir: root, config: wrong, targets: linuxFolder(), publish: 'never' })
    return false
  } catch (error) {
    return error instanceof Error && error.message.includes('noSuchSetting')
  }
}

function contentFaults(resources: string): string[] {
  const archive = join(resources, 'app.asar')
  const { dependencies, devDependencies } = manifestShape.parse(json('package.json'))
  const { packages } = lockShape.parse(json('package-lock.json'))
  const production = Object.entries(packages)
    .filter(
      ([path, entry]) => path.startsWith('node_modules/') && entry.dev !== true && entry.devOptional !== true,
    )
    .map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length))
  const files = filesOf(getRawHeader(archive).header)
  const faults = archiveFaults(files, {
    dependencies: Object.keys(dependencies),
    devDependencies: Object.keys(devDependencies),
    alsoProduction: new Set(production),
  })
  for (const { path, unpacked } of files) {
    if (unpacked && !existsSync(join(resources, 'app.asar.unpacked', path)))
      faults.push(`not unpacked: ${path}`)
  }
  for (const name of readdirSync(join(root, 'out/main'))) {
    if (readFileSync(join(root, 'out/main', name), 'utf8').includes(root))
      faults.push(`folder of this computer in out/main/${name}`)
  }
  console.log(`app.asar: ${files.length} files, ${Math.round(statSync(archive).size / 1_048_576)} MB`)
  return faults
}

const entryShape: z.ZodType<Entry> = z.lazy(() =>
  z.object({ unpacked: z.boolean().optional(), files: z.record(z.string(), entryShape).optional() }),
)
interface Entry {
  unpacked?: boolean | undefined
  files?: Record<string, Entry> | undefined
}

function filesOf(header: unknown, prefix = ''): ArchiveFile[] {
  const { files = {} } = entryShape.parse(header)
  return Object.entries(files).flatMap(([name, entry]) =>
    entry.files === undefined
      ? [{ path: `${prefix}${name}`, unpacked: entry.unpacked === true }]
      : filesOf(entry, `${prefix}${name}/`),
  )
}

async function fuseFaults(program: string): Promise<string[]> {
  const wire = await getCurrentFuseWire(program)
  return fuses
    .filter(([fuse, state]) => wire[fuse] !== state)
    .map(([fuse, state]) => `fuse ${FuseV1Options[fuse]} is not ${FuseState[state]}`)
}

function json(path: string): unknown {
  return JSON.parse(readFileSync(join(root, path), 'utf8'))
}

const faults = await main()
for (const fault of faults.slice(0, 50)) console.error(fault)
if (faults.length > 50) console.error(`… and ${faults.length - 50} more`)
console.log(faults.length === 0 ? 'Packaging: all well' : `Packaging: ${faults.length} faults`)
process.exitCode = faults.length === 0 ? 0 : 1
