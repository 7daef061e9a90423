import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createCrashLog } from '../../electron/crash-log.ts'
import { DeskError } from '../../main/contract/errors.ts'
import { settle, startShellDouble } from '../doubles/electron-shell.ts'

function logIn(folder: string): { file: string; entries(): unknown[] } {
  const file = join(folder, 'faults.log')
  return {
    file,
    entries: () =>
      readFileSync(file, 'utf8')
        .trim()
        .split('\n')
        .map((line): unknown => JSON.parse(line)),
  }
}

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'desk-faults-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

describe('fault log', () => {
  it('notes what and where, never what a person wrote', () => {
    const { file, entries } = logIn(temporaryFolder())
    const log = createCrashLog(file, () => 0)
    const error = new TypeError('phone 13800001234 of 王小明 is not valid')
    error.stack = [
      'TypeError: phone 13800001234 of 王小明 is not valid',
      '    at takeCase (/home/wangxiaoming/desk/main/cases/commands.ts:12:3)',
      '    at file:///C:/Users/王小明/desk/out/main/cli.js:1:22',
    ].join('\n')
    const reference = log.note({ kind: 'uncaught-exception', error })
    log.note({
      kind: 'unhandled-rejection',
      error: new DeskError('shell.saveFailed', { reason: '王小明.pdf' }),
    })
    log.note({ kind: 'unhandled-rejection', error: '王小明' })
    log.note({ kind: 'close-failed', error: Object.assign(new Error('x'), { code: 'ENOSPC' }) })
    const text = readFileSync(file, 'utf8')
    expect(text).not.toMatch(/王小明|13800001234|wangxiaoming|Users/)
    expect(entries()).toMatchObject([
      {
        at: '1970-01-01T00:00:00.000Z',
        reference,
        kind: 'uncaught-exception',
        name: 'TypeError',
        frames: ['takeCase commands.ts:12:3', 'cli.js:1:22'],
      },
      { kind: 'unhandled-rejection', code: 'shell.saveFailed' },
      { kind: 'unhandled-rejection', name: 'string' },
      { kind: 'close-failed', code: 'ENOSPC' },
    ])
  })

  it('turns over by size and keeps a few', () => {
    const { file } = logIn(temporaryFolder())
    const log = createCrashLog(file, () => 0)
    for (let round = 0; round < 7; round += 1) {
      writeFileSync(file, `${round}`.repeat(300 * 1024))
      log.note({ kind: 'quit-forced', secondsWaited: round })
    }
    expect(readFileSync(`${file}.1`, 'utf8').startsWith('6')).toBe(true)
    expect(readFileSync(`${file}.4`, 'utf8').startsWith('3')).toBe(true)
    expect(existsSync(`${file}.5`)).toBe(false)
    expect(readFileSync(file, 'utf8')).toContain('"secondsWaited":6')
  })

  it('does not throw where it cannot write', () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'file'), '')
    const log = createCrashLog(join(folder, 'file', 'faults.log'), () => 0)
    expect(log.note({ kind: 'quit-forced', secondsWaited: 1 })).toMatch(/-1$/)
  })
})

describe('crashes', () => {
  it('of the main process are noted, told with a reference, and end the program in order', async () => {
    const { api, process, folder } = await startShellDouble()
    process.emit('uncaughtException', new Error('王小明'))
    const { entries } = logIn(join(folder, 'logs'))
    expect(entries()).toMatchObject([{ kind: 'uncaught-exception', name: 'Error' }])
    expect(api.dialog.errors[0]?.content).toMatch(/编号 \w+-1/)
    expect(api.dialog.errors[0]?.content).not.toContain('王小明')
    expect(api.app.quits).toBe(1)
    process.emit('unhandledRejection', new Error('x'))
    expect(entries()).toHaveLength(2)
    expect(api.app.quits).toBe(1)
  })

  it('of a page are noted, and the person may reload or close it', async () => {
    const { api, window, folder } = await startShellDouble()
    api.app.emit('render-process-gone', {}, window.webContents, { reason: 'oom', exitCode: 5 })
    await settle()
    expect(logIn(join(folder, 'logs')).entries()).toMatchObject([
      { kind: 'page-gone', reason: 'oom', exitCode: 5 },
    ])
    expect(window.webContents.reloads).toBe(1)
    api.dialog.boxAnswer = Promise.resolve({ response: 1 })
    api.app.emit('render-process-gone', {}, window.webContents, { reason: 'crashed', exitCode: 5 })
    await settle()
    expect(window.destroyed).toBe(true)
  })

  it('of helper processes are noted; a clean exit is none', async () => {
    const { api, folder } = await startShellDouble()
    api.app.emit('child-process-gone', {}, { type: 'GPU', reason: 'clean-exit', exitCode: 0 })
    expect(existsSync(join(folder, 'logs', 'faults.log'))).toBe(false)
    api.app.emit('child-process-gone', {}, { type: 'GPU', reason: 'crashed', exitCode: 9 })
    expect(logIn(join(folder, 'logs')).entries()).toMatchObject([
      { kind: 'process-gone', process: 'GPU', exitCode: 9 },
    ])
  })
})
