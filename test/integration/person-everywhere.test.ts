import { afterEach, beforeEach, expect, it } from 'vitest'
import { z } from 'zod'
import { tables } from '../../main/desk/domains.ts'
import { personRecord } from '../../main/desk/person-record.ts'
import { openCopiedDesk, type TestClient, type TestDesk } from '../support/desk.ts'
import { estateBuilder } from '../support/estate.ts'
import { chain, dump, rebuildCheck } from '../support/log-checks.ts'
import {
  enterEverywhere,
  everywhereDetails,
  everywhereWords,
  type PersonEverywhere,
} from '../support/person-everywhere.ts'

let test: TestDesk
let client: TestClient
let unitId: string
let there: PersonEverywhere

/** Never stood anywhere: signatures and slips are called by what they are. */
const { slip, ...written } = everywhereWords
const planted = [...Object.values(written), ...Object.values(everywhereDetails)]

beforeEach(async () => {
  test = await openCopiedDesk()
  client = await test.signIn(test.manager)
  const estate = estateBuilder(test.core, test.manager)
  unitId = await estate.unit(await estate.building('3栋', await estate.project('花园')), '3-1201', '1201')
  there = await enterEverywhere(test, client, unitId)
})
afterEach(() => test.close())

/** Every row of every table, the search index and local ones included. */
const everything = () => JSON.stringify(dump(test))
const found = (text: string) => planted.filter(word => text.includes(word))
const hashesOf = (...names: string[]) =>
  names.flatMap(name => test.core.read.all<{ hash: string }>(`select hash from ${name}`).map(row => row.hash))

it('a copy of all about somebody has what every domain says of them', () => {
  const record = JSON.stringify(personRecord(test.core.read, tables, there.personId))
  expect(planted.filter(word => !record.includes(word))).toEqual([])
})

it('erasing somebody leaves nothing of them in any domain, and the files behind it are gone', async () => {
  expect(found(everything())).toEqual(planted)
  expect(everything()).not.toContain(slip)
  const files = hashesOf('document_file', 'letter_file', 'lending_file', 'home_visit_file', 'handover_file')
  expect(files).toHaveLength(5)
  await client.command('people.erase', { personId: there.personId, reason: 'asked', withCases: true })
  expect(found(everything())).toEqual([])
  expect(
    hashesOf('document_file', 'letter_file', 'lending_file', 'home_visit_file', 'handover_file'),
  ).toEqual([])
  for (const hash of files) expect(await test.core.archive.has(hash)).toBe(false)
  // What happened stays, without whom.
  const kept = (table: string, id: string) =>
    test.core.read.get(`select id from ${table} where id=?`, [id]) !== undefined
  expect([
    kept('letter', there.letterId),
    kept('loan', there.loanId),
    kept('home_visit', there.visitId),
    kept('contract', there.contractId),
  ]).toEqual([true, true, true, true])
  expect(chain(test).problems).toEqual([])
  expect((await rebuildCheck(test)).differenceCount).toBe(0)
})

const Loans = z.array(z.object({ id: z.string(), borrowerName: z.string().nullable() }))
const Letters = z.array(z.object({ id: z.string(), personId: z.string().nullable() }))

const Contract = z.object({ buyers: z.array(z.object({ personId: z.string() })) })

it('what the registers hold of somebody shows on them and on their home, and parts again with a merge', async () => {
  const loans = async (about: object) => Loans.parse(await client.query('lending.of', about))
  const letters = async (about: object) => Letters.parse(await client.query('letters.of', about))
  const buyers = async () =>
    Contract.parse(await client.query('contracts.detail', { contractId: there.contractId })).buyers.map(
      one => one.personId,
    )
  const { personId, loanId, letterId } = there
  expect(await buyers()).toEqual([personId])
  expect(await loans({ personId })).toMatchObject([{ id: loanId, borrowerName: everywhereWords.name }])
  expect(await loans({ unitId })).toHaveLength(2)
  expect(await letters({ personId })).toEqual([{ id: letterId, personId }])
  expect(await letters({ unitId })).toHaveLength(1)
  const mergedId = test.core.read.get<{ id: string }>('select id from person where merged_into=?', [
    personId,
  ])?.id
  await client.command('people.unmerge', { mergedId })
  expect(await buyers()).toEqual([personId, mergedId])
  expect(await loans({ personId })).toEqual([])
  expect(await letters({ personId })).toEqual([])
  expect(await loans({ personId: mergedId })).toMatchObject([{ id: loanId }])
  expect(await letters({ personId: mergedId })).toEqual([{ id: letterId, personId: mergedId }])
  expect((await rebuildCheck(test)).differenceCount).toBe(0)
})
