import { describe, expect, it } from 'vitest'
import { type BesideEntry } from '../../renderer/features/cases/case/beside.ts'
import type { StoryEntry } from '../../renderer/features/cases/case/story-entry.ts'
import { linesOf, withBeside } from '../../renderer/features/cases/case/timeline-groups.ts'
import { readAddress, writeAddress } from '../../renderer/features/sheets/list-address.ts'
import { momentOf, typedMoment } from '../../renderer/features/sheets/moment.ts'
import { nextSheetSteps } from '../../renderer/features/sheets/next-steps.ts'
import { missingFrom, nothingFilled } from '../../renderer/features/sheets/step-words.ts'

const sheetId = '0197f000-0000-7000-8000-00000000000a'

describe('the address of the list', () => {
  it.each(['', 'view=late', 'direction=in', 'view=closed&party=design', `party=windows&sheet=${sheetId}`])(
    '%s leads back to what is on the screen',
    query => {
      expect(writeAddress(readAddress(new URLSearchParams(query))).toString()).toBe(query)
    },
  )

  it('opens with what makes sense of an old link', () => {
    const address = readAddress(new URLSearchParams('view=burning&party=%00&sheet=1&direction=up'))
    expect(address).toEqual({ direction: 'out', view: 'open', party: undefined, selected: undefined })
  })
})

describe('a field of day and time', () => {
  it('counts on the clocks of the site and comes back the same', () => {
    expect(momentOf('2026-07-12T18:40')).toBe(Date.UTC(2026, 6, 12, 10, 40))
    expect(typedMoment(Date.UTC(2026, 6, 12, 10, 40))).toBe('2026-07-12T18:40')
  })

  it.each(['', '2026-07-12', 'soon'])('says nothing where it holds "%s"', typed => {
    expect(momentOf(typed)).toBeUndefined()
  })
})

describe('the next steps of a sheet', () => {
  it('are those its state allows, the way of a design question before a chase', () => {
    const { next, others } = nextSheetSteps('delivered', ['reply', 'withdraw', 'chase', 'takeStep'])
    expect(next).toEqual(['takeStep', 'reply', 'chase'])
    expect(others).toEqual(['withdraw'])
    expect(nextSheetSteps('closed', ['attach']).next).toEqual([])
  })

  it('ask for what must be said', () => {
    const outcomes = [{ id: 'no', name: { zh: '否', en: 'no' }, needsReason: true }]
    const judged = { id: 'judged', name: { zh: '判定', en: 'judged' }, outcomes, doneAt: null, outcome: null }
    const way = [{ ...judged, text: null, dueAt: null, state: 'next' as const }]
    expect(missingFrom('reply', nothingFilled, { way: [] })).toEqual(['text'])
    expect(missingFrom('deliver', nothingFilled, { way: [] })).toEqual([])
    expect(missingFrom('moveDue', { ...nothingFilled, text: '延' }, { way: [] })).toEqual(['due'])
    expect(missingFrom('takeStep', nothingFilled, { way })).toEqual(['outcome'])
    expect(missingFrom('takeStep', { ...nothingFilled, outcome: 'no' }, { way })).toEqual(['text'])
    expect(missingFrom('takeStep', { ...nothingFilled, outcome: 'no', text: '符合规范' }, { way })).toEqual(
      [],
    )
  })
})

describe('the story of a case', () => {
  const entry = (position: number): StoryEntry => ({
    position,
    id: `e${position}`,
    at: position,
    happenedAt: null,
    actorId: null,
    actorName: null,
    erased: false,
    caseId: 'c',
    caseNumber: null,
    type: 'case.restored',
  })
  const sheet = (position: number, operation: string): BesideEntry => ({
    position,
    id: `s${position}`,
    at: position,
    happenedAt: null,
    actorId: null,
    actorName: null,
    erased: false,
    type: 'other',
    operation,
    aggregate: 'sheet',
    aggregateId: sheetId,
    facts: {},
  })
  const lines = linesOf([entry(1), entry(4), entry(8)])
  const beside = [sheet(2, 'sheet.drafted'), sheet(3, 'sheet.issued'), sheet(9, 'sheet.replied')]

  it('has its sheets in between, in the order they were recorded, without what tells nothing', () => {
    expect(withBeside(lines, beside, false).map(line => line.key)).toEqual(['e1', 's3', 'e4', 'e8', 's9'])
  })

  it('keeps back what lies behind the entries that are loaded', () => {
    expect(withBeside(lines, beside, true).map(line => line.key)).toEqual(['e1', 's3', 'e4', 'e8'])
  })
})
