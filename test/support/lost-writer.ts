/**
 * What happens when the writer thread is lost, played in a process of its own: `node lost-writer.ts <story>` prints
 * what came of it as JSON. Ending a thread in the middle of native code can now and then take the whole process
 * along; here that is one failed child, see `lost-writer-run.ts`.
 */
import { rmSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import type { Worker } from 'node:worker_threads'
import { uuidv7 } from 'uuidv7'
import { operations } from '../../main/desk/domains.ts'
import { openThreadWriter } from '../../main/desk/writer-supervisor.ts'
import { verifyChain } from '../../main/log/verify-chain.ts'
import { takeCase } from './backups.ts'
import { openTestDesk, type TestDesk } from './desk.ts'
import type { LostWriterStories } from './lost-writer-run.ts'

type Stories = { readonly [Name in keyof LostWriterStories]: () => Promise<LostWriterStories[Name]> }

/** Threads as they were started, the newest last. */
const threads: Worker[] = []
process.on('worker', thread => threads.push(thread))
const test: TestDesk = await openTestDesk({ threads: true })
const { core } = test

/** Ends the writer thread as running out of memory does: at once, whatever it is doing. */
const endThread = () => threads.at(-1)?.terminate()
const problems = () => verifyChain(core.read, { registry: operations }).problems.length
const count = (sql: string) => core.read.all(sql).length
const caseCount = () => count('select id from "case"')
const recorded = () => count('select position from operation')
const noteCall = (caseId: string, text: string) => ({
  id: uuidv7(),
  name: 'case.note',
  input: { caseId, kind: 'note', text },
  actor: test.manager,
})
const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : 'none')
const codesOf = (outcomes: readonly PromiseSettledResult<unknown>[]) =>
  outcomes.map(outcome => (outcome.status === 'rejected' ? codeOf(outcome.reason) : 'done'))

const stories: Stories = {
  async goesOn() {
    const before = await takeCase(core)
    await endThread()
    let heard = 0
    core.onChange(() => (heard += 1))
    const after = await takeCase(core)
    return {
      threads: threads.length,
      heard,
      numbers: [before, after].map(({ number }) => Number(number.slice(-4))),
      problems: problems(),
    }
  },

  async repeats() {
    const { caseId } = await takeCase(core)
    const calls = Array.from({ length: 400 }, (_, index) => noteCall(caseId, `第 ${index} 条`))
    const outcomes = calls.map(call => core.writer.execute(call))
    const settled = Promise.allSettled(outcomes)
    await outcomes[0]
    await endThread()
    const codes = codesOf(await settled)
    for (const call of calls) await core.writer.execute(call)
    return {
      asked: calls.length,
      refused: codes.filter(code => code !== 'done'),
      notes: count(`select position from operation where type='case.noted'`),
      problems: problems(),
    }
  },

  async halfDone() {
    const empty = recorded()
    const { caseId } = await takeCase(core)
    const ofOneCase = recorded() - empty
    for (let index = 0; index < 300; index += 1) {
      await core.writer.execute(noteCall(caseId, `第 ${index} 条`))
    }
    const before = recorded()
    // One is under way when the first answers, and the last surely waits its turn.
    const rebuilds = Array.from({ length: 30 }, () => core.writer.run('rebuild', {}))
    const settled = Promise.allSettled(rebuilds)
    await rebuilds[0]
    await endThread()
    const last = codesOf(await settled).at(-1) ?? ''
    const casesThen = caseCount()
    await takeCase(core)
    const casesNow = caseCount()
    const more = recorded() - before - ofOneCase
    const rebuilt = await core.writer.run('rebuild', {})
    return { last, casesThen, casesNow, more, missed: recorded() - rebuilt.operations }
  },

  async givesUp() {
    await takeCase(core)
    const end = (thread: Worker) => thread.once('online', () => void delay(50).then(() => thread.terminate()))
    process.on('worker', end)
    await endThread()
    let code = 'database.writerLost'
    while (code === 'database.writerLost')
      code = codesOf(await Promise.allSettled([core.writer.run('tidy', { now: 0 })]))[0] ?? ''
    process.off('worker', end)
    return { code, threads: threads.length, cases: caseCount() }
  },

  async otherLog() {
    const { databaseFile, keys } = core
    await test.desk.close()
    const writer = await openThreadWriter({ file: databaseFile, key: keys.database, holds: () => false })
    await endThread()
    const [code = ''] = codesOf(await Promise.allSettled([writer.run('tidy', { now: 0 })]))
    await writer.close()
    return { code }
  },
}

const story = Object.entries(stories).find(([name]) => name === process.argv[2])?.[1]
if (!story) throw new Error('name one of the stories')
try {
  const outcome = await story()
  process.stdout.write(`${JSON.stringify(outcome)}\n`)
} finally {
  if (process.argv[2] !== 'otherLog') await test.desk.close()
  rmSync(test.folder, { recursive: true, force: true })
}
