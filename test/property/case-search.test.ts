import * as fc from 'fast-check'
import type { z } from 'zod'
import { describe, expect, it } from 'vitest'
import { caseSearch } from '../../main/cases/search.ts'
import type { CaseSearchInput } from '../../main/contract/case-views.ts'
import { type CaseState, type Channel, caseKinds, caseStates } from '../../main/contract/cases.ts'
import { normalise, wordsOf } from '../../main/search/text.ts'
import { openTestDesk, type TestDesk } from '../support/desk.ts'
import { history, runHistory } from '../support/histories.ts'

type Filter = z.output<typeof CaseSearchInput>['filter']

interface Scanned {
  readonly id: string
  readonly state: CaseState
  readonly kind: string
  readonly unitId: string | null
  readonly buildingId: string | null
  readonly personId: string | null
  readonly assignee: string | null
  readonly firstContact: string | null
  readonly category: string
  readonly channel: Channel
  readonly waits: boolean
  readonly emergency: boolean
  readonly receivedAt: number
  readonly words: string
}

/** Every case with its words, gathered plainly from tables and log, the newest first. */
function scan(test: TestDesk): Scanned[] {
  const { read } = test.core
  const rows = read.all<Record<string, string | number | null>>(
    `select c.*, u.number as unit_number, p.name as person_name,
       (select min(position) from operation o where o.aggregate_id=c.id) as position
     from "case" c left join unit u on u.id=c.unit_id left join person p on p.id=c.person_id
     order by position desc`,
  )
  return rows.map(row => {
    const id = String(row['id'])
    const said = read
      .all<{ personal: string }>(
        `select personal from operation where personal is not null and (aggregate_id=? or (aggregate <> 'case'
           and position in (select position from operation_subject where subject_id=?)))`,
        [id, id],
      )
      .flatMap(({ personal }) => Object.values(JSON.parse(personal) as Record<string, string>))
    // Where a case went along with its home, what that was called before.
    const went = read.get(`select 1 from operation where aggregate_id=? and type='case.corrected'`, [id])
    const former = read.all<{ number: string }>(
      `select number from unit where merged_into=?
       union all select json_extract(content, '$.number') from unit_change
         where unit_id=? and kind='move' and undone_at is null
       union all select u.number from unit_change c join unit u on u.id=c.unit_id
         where c.other_id=? and c.kind='split' and c.undone_at is null`,
      Array(3).fill(row['unit_id'] ?? null),
    )
    const numbers = went ? former.map(({ number }) => number) : []
    const phones = [row['caller_phone'], ...said].map(one => String(one ?? '').replace(/\D/g, ''))
    const words = [
      'number',
      'caller_name',
      'caller_phone',
      'text',
      'place',
      'wish',
      'source',
      'unit_number',
      'person_name',
    ]
    const texts = [
      ...words.map(name => row[name]),
      ...said,
      ...numbers,
      ...phones.filter(digits => digits.length === 11),
    ]
    return {
      id,
      state: row['state'] as CaseState,
      kind: String(row['kind']),
      unitId: row['unit_id'] as string | null,
      buildingId: row['building_id'] as string | null,
      personId: row['person_id'] as string | null,
      assignee: row['assignee'] as string | null,
      firstContact: row['first_contact'] as string | null,
      category: String(row['category']),
      channel: row['channel'] as Channel,
      waits: row['waiting_since'] !== null,
      emergency: row['emergency'] === 1,
      receivedAt: Number(row['received_at']),
      words: texts.map(text => normalise(String(text ?? ''))).join('\n'),
    }
  })
}

function expected(cases: readonly Scanned[], text: string, filter: Filter): string[] {
  const words = wordsOf(text)
  return cases
    .filter(
      one =>
        words.every(word => one.words.includes(word)) &&
        (!filter.states || filter.states.includes(one.state)) &&
        (!filter.kinds || filter.kinds.some(kind => kind === one.kind)) &&
        (filter.buildingId === undefined || filter.buildingId === one.buildingId) &&
        (filter.unitId === undefined || filter.unitId === one.unitId) &&
        (filter.personId === undefined || filter.personId === one.personId) &&
        (filter.category === undefined || one.category.split('/').includes(filter.category)) &&
        (filter.waiting === undefined || filter.waiting === one.waits) &&
        (filter.emergency === undefined || filter.emergency === one.emergency) &&
        (filter.firstContact === undefined || filter.firstContact === one.firstContact) &&
        (filter.channel === undefined || filter.channel === one.channel) &&
        (filter.receivedFrom === undefined || one.receivedAt >= filter.receivedFrom) &&
        (filter.receivedBefore === undefined || one.receivedAt < filter.receivedBefore) &&
        (filter.assignee === undefined || filter.assignee === (one.assignee ?? 'none')),
    )
    .map(one => one.id)
}

function found(test: TestDesk, text: string, filter: Filter, limit: number): string[] {
  const search = caseSearch(test.core.readConnection, test.core.read)
  const ids: string[] = []
  let before: string | undefined
  do {
    const page = search.find({ text, filter, before, limit })
    ids.push(...page.rows.map(row => row.id))
    before = page.next ?? undefined
  } while (before !== undefined)
  return ids
}

/** Questions about what is there: parts of its words of every length, one and two characters above all. */
function questionsAbout(cases: readonly Scanned[], choices: readonly number[]): string[] {
  const questions = ['', '渗水', '漏', 'zq', '13', 'KF-TEST', '不存在的词', '"', '%_', '说 处']
  for (const [index, choice] of choices.entries()) {
    const words = cases[choice % Math.max(cases.length, 1)]?.words.replaceAll(/\s+/g, ' ') ?? ''
    const characters = Array.from(words)
    const start = (choice * 31) % Math.max(characters.length, 1)
    questions.push(characters.slice(start, start + 1 + (index % 5)).join(''))
    questions.push(`${characters.slice(start, start + 2).join('')} ${characters.slice(0, 3).join('')}`)
  }
  return questions
}

function filtersAbout(cases: readonly Scanned[], choice: number): Filter[] {
  const one = cases[choice % Math.max(cases.length, 1)]
  return [
    {},
    { states: ['received', 'handling', 'resolved'] },
    { states: [...caseStates], kinds: [...caseKinds] },
    { states: [], kinds: ['repair'] },
    { kinds: ['repair', 'complaint'], states: ['closed', 'void'] },
    { buildingId: one?.buildingId ?? undefined, states: one ? [one.state] : undefined },
    { unitId: one?.unitId ?? undefined },
    { personId: one?.personId ?? undefined },
    { assignee: one?.assignee ?? 'none' },
    {
      category: one?.category.split('/').at(-1) || undefined,
      waiting: one?.waits,
      emergency: one?.emergency,
    },
    { firstContact: one?.firstContact ?? undefined, channel: one?.channel },
    { receivedFrom: one?.receivedAt, receivedBefore: (one?.receivedAt ?? 0) + 40 },
    { receivedBefore: one?.receivedAt },
  ]
}

describe('searching cases', () => {
  it('finds, after any history, exactly the cases whose words have what was asked, newest first', async () => {
    let hits = 0
    await fc.assert(
      fc.asyncProperty(
        history({ min: 30, max: 80 }),
        fc.array(fc.nat(10_000), { minLength: 6, maxLength: 6 }),
        async (steps, choices) => {
          const test = await openTestDesk()
          try {
            await runHistory(test, steps)
            for (const again of [false, true]) {
              if (again) await test.core.writer.run('rebuild', {})
              const cases = scan(test)
              for (const text of questionsAbout(cases, choices)) {
                for (const filter of filtersAbout(cases, choices[0] ?? 0)) {
                  const wanted = expected(cases, text, filter)
                  hits += wanted.length
                  expect(
                    found(test, text, filter, 1 + ((choices[1] ?? 0) % 7)),
                    JSON.stringify({ text, filter }),
                  ).toEqual(wanted)
                }
              }
            }
          } finally {
            await test.close()
          }
        },
      ),
      // A shorter example takes minutes to find, in which a test that waits says only that it waited.
      { numRuns: 15, endOnFailure: true },
    )
    expect(hits).toBeGreaterThan(500)
  })
})
