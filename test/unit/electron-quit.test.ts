import { describe, expect, it } from 'vitest'
import { createSafeQuit, DRAIN_SECONDS, type QuitOptions } from '../../electron/quit.ts'
import { HeldEvent } from '../doubles/electron.ts'
import { settle, startShellDouble } from '../doubles/electron-shell.ts'

function quitting(overrides: Partial<QuitOptions> = {}) {
  const draining = Promise.withResolvers<void>()
  const question = Promise.withResolvers<boolean>()
  const seen = {
    quits: 0,
    exits: [] as number[],
    questions: [] as number[],
    progress: [] as number[],
    failures: 0,
    forced: [] as number[],
    timers: 0,
  }
  const ticks = new Set<() => void>()
  const quit = createSafeQuit({
    drain: () => draining.promise,
    quit: () => {
      seen.quits += 1
    },
    exit: code => {
      seen.exits.push(code)
    },
    askToForce: seconds => {
      seen.questions.push(seconds)
      return question.promise
    },
    showProgress: left => {
      seen.progress.push(left)
    },
    noteFailure: () => {
      seen.failures += 1
    },
    noteForced: seconds => {
      seen.forced.push(seconds)
    },
    everySecond: callback => {
      seen.timers += 1
      ticks.add(callback)
      return () => {
        ticks.delete(callback)
        seen.timers -= 1
      }
    },
    ...overrides,
  })
  const ask = (): HeldEvent => {
    const event = new HeldEvent()
    quit.beforeQuit(event)
    return event
  }
  const pass = (seconds: number): void => {
    for (let second = 0; second < seconds; second += 1) for (const tick of ticks) tick()
  }
  return { seen, draining, question, ask, pass }
}

describe('safe quit', () => {
  it('holds the program until the writer is drained, then lets it go', async () => {
    const { seen, draining, ask } = quitting()
    expect(ask().prevented).toBe(true)
    await settle()
    expect(seen.quits).toBe(0)
    draining.resolve()
    await settle()
    expect(seen.quits).toBe(1)
    expect(seen.timers).toBe(0)
    expect(ask().prevented).toBe(false)
    expect(seen.exits).toEqual([])
  })

  it('shows the seconds left', () => {
    const { seen, ask, pass } = quitting()
    ask()
    pass(2)
    expect(seen.progress).toEqual([DRAIN_SECONDS, DRAIN_SECONDS - 1, DRAIN_SECONDS - 2])
  })

  it('asks after the time is over, and goes on waiting when told so', async () => {
    const { seen, draining, question, ask, pass } = quitting()
    ask()
    pass(DRAIN_SECONDS)
    expect(seen.questions).toEqual([DRAIN_SECONDS])
    question.resolve(false)
    await settle()
    expect(seen.exits).toEqual([])
    draining.resolve()
    await settle()
    expect(seen.quits).toBe(1)
  })

  it('a second quit warns first; only a confirmed one forces the exit, and is noted', async () => {
    const { seen, question, ask, pass } = quitting()
    ask()
    pass(3)
    expect(ask().prevented).toBe(true)
    ask()
    expect(seen.questions).toEqual([3])
    expect(seen.exits).toEqual([])
    question.resolve(true)
    await settle()
    expect(seen.exits).toEqual([1])
    expect(seen.forced).toEqual([3])
  })

  it('a confirmation that comes after the writer is drained forces nothing', async () => {
    const { seen, draining, question, ask } = quitting()
    ask()
    ask()
    draining.resolve()
    await settle()
    question.resolve(true)
    await settle()
    expect(seen.exits).toEqual([])
    expect(seen.quits).toBe(1)
  })

  it('a desk that fails to close is noted and ends the program with an error', async () => {
    const { seen, ask } = quitting({ drain: () => Promise.reject(new Error('disk full')) })
    ask()
    await settle()
    expect(seen).toMatchObject({ failures: 1, exits: [1], quits: 0, timers: 0 })
  })

  it('in the shell: the desk is closed once, and windows are told', async () => {
    const shell = await startShellDouble()
    shell.desk.holdClose = true
    const event = new HeldEvent()
    shell.api.app.emit('before-quit', event)
    expect(event.prevented).toBe(true)
    expect(shell.window.webContents.sent).toEqual([
      { channel: 'desk-host:event', values: [{ kind: 'closing', secondsLeft: DRAIN_SECONDS }] },
    ])
    expect(shell.window.progress).toBe(2)
    await settle()
    shell.desk.letClose()
    await settle()
    expect(shell.desk.closes).toBe(1)
    expect(shell.api.app.quits).toBe(1)
    const again = new HeldEvent()
    shell.api.app.emit('before-quit', again)
    expect(again.prevented).toBe(false)
  })

  it('in the shell: a second quit asks, with waiting as the safe default', async () => {
    const shell = await startShellDouble()
    shell.desk.holdClose = true
    shell.api.app.emit('before-quit', new HeldEvent())
    await settle()
    shell.api.dialog.boxAnswer = Promise.resolve({ response: 1 })
    shell.api.app.emit('before-quit', new HeldEvent())
    await settle()
    expect(shell.api.dialog.boxes).toMatchObject([{ type: 'warning', defaultId: 0, cancelId: 0 }])
    expect(shell.api.app.exitCode).toBe(1)
  })
})
