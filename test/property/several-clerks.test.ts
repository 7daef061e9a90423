import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { z } from 'zod'
import { caseInput } from '../support/cases.ts'
import { CallError, openTestDesk, type TestActor, type TestClient, type TestDesk } from '../support/desk.ts'

/** Three clerks at three screens, whose requests reach the one desk in any order and twice where an answer was lost. */
let test: TestDesk
let clerks: readonly { readonly actor: TestActor; readonly client: TestClient }[]

beforeAll(async () => {
  test = await openTestDesk({ clock: Date.UTC(2026, 6, 12, 4) })
  const actors = [test.manager, await test.addMember('specialist'), await test.addMember('clerk')]
  clerks = await Promise.all(actors.map(async actor => ({ actor, client: await test.signIn(actor) })))
})
afterAll(() => test.close())

const actions = ['take', 'note', 'word', 'word', 'word', 'close', 'reopen'] as const
/** One thing a clerk does to one of the cases; `pause` is how many turns of the loop they wait before. */
const step = fc.record({
  clerk: fc.nat(2),
  on: fc.nat(1),
  action: fc.constantFrom(...actions),
  pause: fc.nat(6),
  twice: fc.boolean(),
})
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

const Detail = z.object({ state: z.string(), wish: z.string().nullable() })
const refusedWith = (error: unknown): string => {
  if (error instanceof CallError) return error.code
  throw error
}

it('numbers in order, each entry under its own person, no lost words, one close', {
  timeout: 110_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 24 }), steps => play(steps)),
    { numRuns: 12 },
  )
})

async function play(steps: readonly Step[]): Promise<void> {
  const since = test.core.head()?.position ?? 0
  /** Who sent each command, and the words they were told are stored. */
  const sender = new Map<string, string>()
  const stored = new Map<string, string[]>()
  const taken: { readonly number: string; readonly at: number }[] = []

  /** Sends a command, the same one again where `twice`: both get the one answer. */
  const send = async ({ clerk, twice }: Pick<Step, 'clerk' | 'twice'>, path: string, input: object) => {
    const { actor, client } = clerkAt(clerk)
    const commandId = uuidv7()
    sender.set(commandId, actor.staffId)
    const calls = [client.command(path, input, commandId)]
    if (twice) calls.push(client.command(path, input, commandId))
    const [first, ...again] = await Promise.allSettled(calls)
    for (const one of again) expect(one).toEqual(first)
    if (first?.status === 'rejected') throw first.reason
    return first?.value
  }
  const take = async (at: Pick<Step, 'clerk' | 'twice'>) => {
    const caseId = uuidv7()
    const answer = await send(at, 'cases.receive', caseInput({ caseId, kind: 'suggestion', wish: '' }))
    const { number } = z.object({ number: z.string() }).parse(answer)
    taken.push({ number, at: positionOf(caseId) })
    return caseId
  }
  const cases = [await take({ clerk: 0, twice: false }), await take({ clerk: 1, twice: false })]

  /** Adds a word to what the case says, as a form does that was opened before others saved theirs. */
  const addWord = async (one: Step, caseId: string, word: string) => {
    for (let tries = 0; tries < 40; tries += 1) {
      const { wish } = await detail(one.clerk, caseId)
      const changes = { wish: wish === null ? word : `${wish} ${word}` }
      const refused = await send(one, 'cases.correct', { caseId, changes, base: { wish } }).then(
        () => undefined,
        refusedWith,
      )
      if (refused === undefined) {
        stored.set(caseId, [...(stored.get(caseId) ?? []), word])
        return
      }
      expect(['edit.changedMeanwhile', 'case.wrongState']).toContain(refused)
      if (refused === 'case.wrongState') return
    }
    throw new Error('the word was never stored')
  }
  const act = async (one: Step, index: number) => {
    for (let turn = 0; turn < one.pause; turn += 1) await new Promise(setImmediate)
    const caseId = cases[one.on] ?? ''
    const word = `w${index}`
    if (one.action === 'take') await take(one)
    else if (one.action === 'word') await addWord(one, caseId, word)
    else if (one.action === 'note') await send(one, 'cases.note', { caseId, text: word }).catch(refusedWith)
    else if (one.action === 'reopen')
      await send(one, 'cases.reopen', { caseId, text: word }).catch(refusedWith)
    else {
      await send(one, 'cases.resolve', { caseId, text: word, cause: 'workmanship' }).catch(refusedWith)
      await send(one, 'cases.close', { caseId, withoutCallback: 'unreachable' }).catch(refusedWith)
    }
  }
  await Promise.all(steps.map(act))

  const operations = test.core.read.all<{
    type: string
    actor: string | null
    command: string
    aggregate: string
    id: string
  }>(
    `select type, actor, command_id as command, aggregate, aggregate_id as id from operation
     where position>? order by position`,
    [since],
  )
  // Each entry under the person who sent it; what the desk decides by itself is nobody's.
  for (const { actor, command, type } of operations) {
    const by = sender.get(command)
    if (by === undefined || actor === null) continue
    expect([type, actor]).toEqual([type, by])
  }
  const own = operations.filter(({ type }) =>
    ['case.received', 'case.noted', 'case.corrected'].includes(type),
  )
  expect(own.every(({ actor, command }) => actor !== null && actor === sender.get(command))).toBe(true)
  // A command happened at most once, whoever sent it twice.
  const received = operations.filter(({ type }) => type === 'case.received')
  expect(new Set(received.map(({ id }) => id)).size).toBe(received.length)
  // Numbers follow each other in the order of the log.
  const values = taken.toSorted((a, b) => a.at - b.at).map(({ number }) => Number(number.slice(-4)))
  expect(values).toEqual(values.map((_, index) => (values[0] ?? 0) + index))
  for (const [index, caseId] of cases.entries()) {
    // Every word that somebody was told is stored is there, once.
    const { wish } = await detail(index, caseId)
    expect(
      (wish ?? '')
        .split(' ')
        .filter(word => word !== '')
        .sort(),
    ).toEqual((stored.get(caseId) ?? []).sort())
    // It is closed once, and again only after somebody opened it.
    const ends = operations.filter(
      ({ id, type }) => id === caseId && (type === 'case.closed' || type === 'case.reopened'),
    )
    for (const [at, { type }] of ends.entries())
      if (type === 'case.closed') expect(ends[at - 1]?.type).not.toBe('case.closed')
  }
}

function clerkAt(place: number) {
  const clerk = clerks[place]
  if (!clerk) throw new Error('no such clerk')
  return clerk
}

const detail = async (clerk: number, caseId: string) =>
  Detail.parse(await clerkAt(clerk).client.query('cases.detail', { caseId }))

function positionOf(caseId: string): number {
  const row = test.core.read.get<{ position: number }>(
    `select position from operation where aggregate_id=? and type='case.received'`,
    [caseId],
  )
  if (!row) throw new Error('the case is not in the log')
  return row.position
}
