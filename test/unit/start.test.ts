import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { isBuilt, markBuilt, sourceStamp } from '../../scripts/start/build-state.ts'
import { type ElectronSearch, findElectron } from '../../scripts/start/electron-binary.ts'
import {
  browserArguments,
  browserLine,
  parseStartArguments,
  windowObstacle,
} from '../../scripts/start/plan.ts'
import { runChild } from '../../scripts/start/run-child.ts'

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'desk-start-'))
  onTestFinished(() => rmSync(made, { recursive: true, force: true }))
  return made
}

function write(file: string, text = ''): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}

describe('building before the start', () => {
  const build = (root: string): void => {
    for (const file of ['main/electron.js', 'main/cli.js', 'preload/preload.cjs', 'renderer/index.html'])
      write(join(root, 'out', file))
  }

  it('happens only where a source changed, appeared or went', () => {
    const root = folder()
    write(join(root, 'main/host/cli.ts'), 'one')
    build(root)
    const stamp = sourceStamp(root)
    expect(isBuilt(root, stamp)).toBe(false)
    markBuilt(root, stamp)
    expect(isBuilt(root, sourceStamp(root))).toBe(true)

    write(join(root, 'main/host/cli.ts'), 'two')
    expect(isBuilt(root, sourceStamp(root))).toBe(false)
    write(join(root, 'main/host/cli.ts'), 'one')
    expect(isBuilt(root, sourceStamp(root))).toBe(true)
    write(join(root, 'main/new.ts'))
    expect(isBuilt(root, sourceStamp(root))).toBe(false)
    rmSync(join(root, 'main/new.ts'))
    expect(isBuilt(root, sourceStamp(root))).toBe(true)
    write(join(root, 'README.md'), 'no source')
    expect(isBuilt(root, sourceStamp(root))).toBe(true)
  })

  it('happens again where the build is not whole', () => {
    const root = folder()
    build(root)
    markBuilt(root, sourceStamp(root))
    rmSync(join(root, 'out/renderer/index.html'))
    expect(isBuilt(root, sourceStamp(root))).toBe(false)
  })
})

describe('finding Electron', () => {
  function search(overrides: Partial<ElectronSearch> = {}): { search: ElectronSearch; installs(): number } {
    const root = overrides.root ?? folder()
    write(join(root, 'node_modules/electron/package.json'), '{"version":"45.4.1"}')
    let installs = 0
    return {
      installs: () => installs,
      search: {
        root,
        env: {},
        platform: 'linux',
        now: 1_000_000,
        cacheFolder: join(root, 'cache'),
        install: async () => {
          installs += 1
          return false
        },
        ...overrides,
      },
    }
  }

  it('takes the one that is installed', async () => {
    const { search: present, installs } = search()
    write(join(present.root, 'node_modules/electron/path.txt'), 'electron')
    write(join(present.root, 'node_modules/electron/dist/electron'))
    expect(await findElectron(present)).toBe(join(present.root, 'node_modules/electron/dist/electron'))
    expect(installs()).toBe(0)
  })

  it('takes the one that the environment names, and never another', async () => {
    const dist = folder()
    const named = search({ env: { ELECTRON_OVERRIDE_DIST_PATH: dist }, platform: 'win32' })
    expect(await findElectron(named.search)).toBeNull()
    expect(named.installs()).toBe(0)
    write(join(dist, 'electron.exe'))
    expect(await findElectron(named.search)).toBe(join(dist, 'electron.exe'))
  })

  it('tries to fetch it once a day', async () => {
    const { search: first, installs } = search()
    expect(await findElectron(first)).toBeNull()
    expect(await findElectron({ ...first, now: first.now + 23 * 3_600_000 })).toBeNull()
    expect(installs()).toBe(1)
    expect(await findElectron({ ...first, now: first.now + 25 * 3_600_000 })).toBeNull()
    expect(installs()).toBe(2)
  })

  it('uses what was fetched, and forgets the failure', async () => {
    const { search: first } = search()
    await findElectron(first)
    const later = {
      ...first,
      now: first.now + 25 * 3_600_000,
      install: async (packageFolder: string) => {
        write(join(packageFolder, 'path.txt'), 'electron')
        write(join(packageFolder, 'dist/electron'))
        return true
      },
    }
    expect(await findElectron(later)).toMatch(/dist[\\/]electron$/)
    expect(readdirSync(first.cacheFolder)).toEqual([])
  })

  it('fetches nothing where that is forbidden or there is no package', async () => {
    const forbidden = search({ env: { ELECTRON_SKIP_BINARY_DOWNLOAD: '1' } })
    expect(await findElectron(forbidden.search)).toBeNull()
    expect(forbidden.installs()).toBe(0)
    expect(await findElectron({ ...forbidden.search, env: {}, root: folder() })).toBeNull()
  })
})

describe('window or browser', () => {
  it('arguments go through, except the choice of the browser', () => {
    expect(parseStartArguments(['--browser', '--data', 'd', '--port', '1'])).toEqual({
      browser: true,
      rest: ['--data', 'd', '--port', '1'],
    })
    expect(browserArguments(['--data', 'd'])).toEqual(['serve', '--open', '--data', 'd'])
    expect(browserArguments(['--no-open', '--data', 'd'])).toEqual(['serve', '--data', 'd'])
  })

  it('says in one line and both languages why it is the browser', () => {
    for (const reason of ['no-electron', 'no-display', 'root'] as const) {
      const line = browserLine(reason)
      expect(line).toMatch(/浏览器.*browser/)
      expect(line).not.toContain('\n')
    }
    expect(browserLine('asked')).toBeNull()
  })

  it('knows where no window can open', () => {
    expect(windowObstacle('linux', {}, 1_000)).toBe('no-display')
    expect(windowObstacle('linux', { DISPLAY: ':0' }, 0)).toBe('root')
    expect(windowObstacle('linux', { WAYLAND_DISPLAY: 'w' }, 1_000)).toBeNull()
    expect(windowObstacle('win32', {}, null)).toBeNull()
    expect(windowObstacle('darwin', {}, 501)).toBeNull()
  })
})

describe('the program that is run', () => {
  it('gives its exit code, that of its signal, or that it could not start', async () => {
    const cwd = folder()
    expect(await runChild(process.execPath, ['-e', 'process.exit(7)'], { cwd })).toMatchObject({
      exitCode: 7,
    })
    expect(await runChild(join(cwd, 'absent'), [], { cwd })).toMatchObject({ exitCode: 127 })
    const killed = await runChild(
      process.execPath,
      ['-e', 'process.kill(process.pid, "SIGTERM"); setTimeout(() => {}, 60000)'],
      { cwd },
    )
    expect(killed.exitCode).not.toBe(0)
  })
})
