import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { describe, expect, it, onTestFinished } from 'vitest'
import { type ArchiveFile, archiveFaults } from '../../scripts/packaging/archive-rules.ts'
import { writeStubElectron } from '../../scripts/packaging/stub-electron.ts'

const rules = {
  dependencies: ['zod'],
  devDependencies: ['vitest', 'react'],
  alsoProduction: new Set<string>(),
}
const fonts = 'node_modules/@expo-google-fonts/noto-sans-sc'
const whole: ArchiveFile[] = [
  'package.json',
  'out/main/electron.js',
  'out/main/cli.js',
  'out/main/writer-thread.js',
  'out/preload/preload.cjs',
  'out/renderer/index.html',
  'node_modules/zod/package.json',
  `${fonts}/400Regular/NotoSansSC_400Regular.ttf`,
  `${fonts}/700Bold/NotoSansSC_700Bold.ttf`,
].map(path => ({ path, unpacked: false }))
const native: ArchiveFile = { path: 'node_modules/better-sqlite3/prebuilds/linux-x64.node', unpacked: true }

describe('rules of app.asar', () => {
  it('a whole archive has no faults', () => {
    expect(archiveFaults([...whole, native], rules)).toEqual([])
  })

  it('each missing part is a fault', () => {
    for (const file of whole) {
      const faults = archiveFaults([...whole.filter(other => other !== file), native], rules)
      expect(faults.join(), file.path).toContain('missing')
    }
    expect(archiveFaults(whole, rules)).toEqual(['no native files at all'])
  })

  it.each([
    ['main/cases/commands.ts', 'not of the program'],
    ['out/main/cli.ts', 'TypeScript source'],
    ['out/main/cli.js.map', 'source map'],
    ['node_modules/zod/test/a.js', 'test'],
    ['node_modules/zod/a.test.js', 'test'],
    ['node_modules/vitest/index.js', 'development package'],
    ['node_modules/zod/node_modules/react/index.js', 'development package'],
    ['resources/.env', 'secret'],
    ['resources/desk.key', 'secret'],
    ['resources/example.sqlite', 'database'],
    ['.npmrc', 'not of the program'],
  ])('%s is a fault', (path, fault) => {
    expect(archiveFaults([...whole, native, { path, unpacked: false }], rules).join()).toContain(fault)
  })

  it('native files lie outside the archive and are of this system', () => {
    expect(archiveFaults([...whole, { ...native, unpacked: false }], rules).join()).toContain(
      'inside the archive',
    )
    const foreign = { path: 'node_modules/better-sqlite3/prebuilds/win32-x64.node', unpacked: true }
    expect(archiveFaults([...whole, native, foreign], rules).join()).toContain('of another system')
  })
})

describe('stub of Electron', () => {
  it('has every fuse the wrong way round, so that turning them is seen', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'desk-stub-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    writeStubElectron(folder, '45.4.1')
    const wire = await getCurrentFuseWire(join(folder, 'electron'))
    expect(wire[FuseV1Options.RunAsNode]).toBe(FuseState.ENABLE)
    expect(wire[FuseV1Options.EnableCookieEncryption]).toBe(FuseState.DISABLE)
    expect(wire[FuseV1Options.OnlyLoadAppFromAsar]).toBe(FuseState.DISABLE)
    expect(wire[FuseV1Options.EnableEmbeddedAsarIntegrityValidation]).toBe(FuseState.DISABLE)
  })
})
