import { expect, it } from 'vitest'
import { playLostWriter } from '../support/lost-writer-run.ts'

it('goes on with a new thread, and with the numbers where they stood', async () => {
  const { threads, heard, numbers, problems } = await playLostWriter('goesOn')
  expect({ threads, heard, problems }).toEqual({ threads: 2, heard: 1, problems: 0 })
  const [before = Number.NaN, after] = numbers
  expect(after).toBe(before + 1)
})

it('says of what was under way that it may be recorded, and records nothing twice when it is repeated', async () => {
  const { asked, refused, notes, problems } = await playLostWriter('repeats')
  expect(refused.length).toBeGreaterThan(0)
  expect(new Set(refused)).toEqual(new Set(['database.writerLost']))
  expect(notes).toBe(asked)
  expect(problems).toBe(0)
})

it('takes back what was half done', async () => {
  expect(await playLostWriter('halfDone')).toEqual({
    last: 'database.writerLost',
    casesThen: 1,
    casesNow: 2,
    more: 0,
    missed: 0,
  })
})

it('gives up after a few, says so, and still shows everything', async () => {
  const { code, threads, cases } = await playLostWriter('givesUp')
  expect(code).toBe('database.writerGone')
  expect(threads).toBeLessThan(6)
  expect(cases).toBe(1)
})

it('writes nothing to a log that lost what was acknowledged', async () => {
  expect(await playLostWriter('otherLog')).toEqual({ code: 'database.writerGone' })
})
