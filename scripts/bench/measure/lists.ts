/** Pages of 50 of filtered lists, beside the raw driver fetching the same rows with their names. */
import type { z } from 'zod'
import { pageStatement, listCases, resolveFilter } from '../../../main/cases/list.ts'
import { CaseListInput } from '../../../main/contract/case-views.ts'
import { profileOf } from '../../../main/profiles/profiles.ts'
import { openBenchDesk } from '../data/place.ts'
import { against, inTurns, report } from './figure.ts'
import { givenPlace } from './place.ts'
import { withNames } from './raw-rows.ts'

const desk = await openBenchDesk(givenPlace())
const { read, readConnection } = desk.requireCore()
const profile = profileOf(read)
const buildingId =
  read.get<{ id: string }>(`select id from estate_node where kind='building' limit 1 offset 7`)?.id ?? ''
const assignee =
  read.get<{ id: string }>(`select assignee as id from "case" order by received_at desc limit 1`)?.id ?? ''
const middle =
  read.get<{ at: number }>(`select (min(received_at) + max(received_at)) / 2 as at from "case"`)?.at ?? 0

const lists: readonly (readonly [string, z.input<typeof CaseListInput>])[] = [
  ['all', {}],
  ['being handled', { filter: { states: ['handling'] } }],
  ['open, one building', { filter: { states: ['received', 'handling', 'resolved'], buildingId } }],
  ['closed, one building', { filter: { states: ['closed'], buildingId } }],
  ['one assignee, open', { filter: { states: ['received', 'handling', 'resolved'], assignee } }],
  ['one branch of categories', { filter: { category: 'leak' } }],
  ['complaints by letter or forum', { filter: { kinds: ['complaint'], channel: 'forum' } }],
  ['page in the middle', { filter: { kinds: ['repair'], receivedBefore: middle } }],
  ['by last activity', { sort: 'activity' }],
]

const figures = lists.map(([what, given]) => {
  const input = CaseListInput.parse(given)
  const { sql, values } = pageStatement(read, resolveFilter(profile, input.filter), input.sort, undefined, 51)
  const raw = readConnection.prepare(withNames(sql))
  const times = inTurns(
    () => listCases(read, profile, input),
    () => raw.all([...values]),
  )
  return against(`page of 50: ${what}`, times, 2)
})
await desk.close()
report(figures)
