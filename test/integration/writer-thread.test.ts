import { rmSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import type { Worker } from 'node:worker_threads'
import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { operations } from '../../main/desk/domains.ts'
import { openThreadWriter } from '../../main/desk/writer-supervisor.ts'
import { verifyChain } from '../../main/log/verify-chain.ts'
import { takeCase } from '../support/backups.ts'
import { openTestDesk, type TestDesk } from '../support/desk.ts'

/** Threads as they were started, the newest last. */
let threads: Worker[]
let test: TestDesk
const noteThread = (thread: Worker) => threads.push(thread)
beforeEach(async () => {
  threads = []
  process.on('worker', noteThread)
  test = await openTestDesk({ threads: true })
})
afterEach(async () => {
  process.off('worker', noteThread)
  await test.close()
})

/** Ends the writer thread as running out of memory does: at once, whatever it is doing. */
const endThread = () => threads.at(-1)?.terminate()
const verified = () => verifyChain(test.core.read, { registry: operations }).problems
const caseCount = () => test.core.read.all('select id from "case"').length
const noteCall = (caseId: string, text: string) => ({
  id: uuidv7(),
  name: 'case.note',
  input: { caseId, kind: 'note', text },
  actor: test.manager,
})

it('goes on with a new thread, and with the numbers where they stood', async () => {
  const before = await takeCase(test.core)
  await endThread()
  let heard = 0
  const stop = test.core.onChange(() => (heard += 1))
  const after = await takeCase(test.core)
  stop()
  expect(threads).toHaveLength(2)
  expect(heard).toBe(1)
  expect(Number(after.number.slice(-4))).toBe(Number(before.number.slice(-4)) + 1)
  expect(verified()).toEqual([])
})

it('says of what was under way that it may be recorded, and records nothing twice when it is repeated', async () => {
  const { caseId } = await takeCase(test.core)
  const calls = Array.from({ length: 400 }, (_, index) => noteCall(caseId, `第 ${index} 条`))
  const outcomes = calls.map(call => test.core.writer.execute(call))
  await outcomes[0]
  await endThread()
  const failed = (await Promise.allSettled(outcomes)).filter(outcome => outcome.status === 'rejected')
  expect(failed.length).toBeGreaterThan(0)
  for (const { reason } of failed) expect(reason).toMatchObject({ code: 'database.writerLost' })

  for (const call of calls) await test.core.writer.execute(call)
  const notes = test.core.read.all(`select position from operation where type='case.noted'`)
  expect(notes).toHaveLength(calls.length)
  expect(verified()).toEqual([])
})

it('takes back what was half done', async () => {
  const recorded = () => test.core.read.all('select position from operation').length
  const empty = recorded()
  const { caseId } = await takeCase(test.core)
  const ofOneCase = recorded() - empty
  for (let index = 0; index < 300; index += 1) {
    await test.core.writer.execute(noteCall(caseId, `第 ${index} 条`))
  }
  const before = recorded()
  // One is under way when the first answers, and the last surely waits its turn.
  const rebuilds = Array.from({ length: 30 }, () => test.core.writer.run('rebuild', {}))
  const outcomes = Promise.allSettled(rebuilds)
  await rebuilds[0]
  await endThread()
  expect((await outcomes).at(-1)).toMatchObject({ reason: { code: 'database.writerLost' } })
  expect(caseCount()).toBe(1)
  await takeCase(test.core)
  expect(caseCount()).toBe(2)
  expect(recorded()).toBe(before + ofOneCase)
  expect(await test.core.writer.run('rebuild', {})).toEqual({ operations: before + ofOneCase })
})

it('gives up after a few, says so, and still shows everything', async () => {
  await takeCase(test.core)
  const end = (thread: Worker) => thread.once('online', () => void delay(50).then(() => thread.terminate()))
  process.on('worker', end)
  await endThread()
  const refused = async () => {
    for (;;) await test.core.writer.run('tidy', { now: 0 }).catch(failUnlessLost)
  }
  await expect(refused()).rejects.toMatchObject({ code: 'database.writerGone' })
  process.off('worker', end)
  expect(threads.length).toBeLessThan(6)
  expect(caseCount()).toBe(1)
})

it('writes nothing to a log that lost what was acknowledged', async () => {
  const { folder, core } = test
  const { databaseFile, keys } = core
  await test.desk.close()
  const writer = await openThreadWriter({ file: databaseFile, key: keys.database, holds: () => false })
  await endThread()
  await expect(writer.run('tidy', { now: 0 })).rejects.toMatchObject({ code: 'database.writerGone' })
  await writer.close()
  rmSync(folder, { recursive: true })
  test = await openTestDesk()
})

function failUnlessLost(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'database.writerLost')) throw error
}
