import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { LeakMark } from '../../main/contract/leak-watch.ts'
import type { LeakRow, TeamRow } from '../../main/contract/leaks.ts'
import { setLanguage } from '../../renderer/app/i18n.ts'
import { BoardPage } from '../../renderer/features/leaks/BoardPage.tsx'
import { fits, heldInPlace } from '../../renderer/features/leaks/board-filter.ts'
import { texts } from '../../renderer/features/leaks/texts.ts'
import { createPage, someone, standInDesk } from './support.tsx'

const t = texts.zh
const idOf = (index: number) => `0197f000-0000-7000-8000-0000000000${String(index).padStart(2, '0')}`
const leak = (index: number, changes: Partial<LeakRow> = {}): LeakRow => ({
  caseId: idOf(index),
  kind: 'storm',
  emergencyId: null,
  number: `KF-TEST-202607-000${index}`,
  unitId: idOf(50 + index),
  unitNumber: `3-${index}01`,
  buildingId: null,
  buildingName: '3栋',
  floor: index,
  place: null,
  keeperId: someone.staffId,
  entry: 'roof',
  severity: 'spreading',
  dangers: [],
  vulnerable: false,
  about: 'home',
  mentions: [],
  state: 'reported',
  reportedAt: Date.now(),
  calls: 1,
  returns: 0,
  teamId: null,
  teamName: null,
  sentAt: null,
  contactAt: Date.now(),
  contactDueAt: Date.now() + 600_000,
  contactPromisedAt: null,
  due: { what: 'dispatch', at: Date.now() + 600_000 },
  onTop: false,
  ...changes,
})
const team = (index: number, changes: Partial<TeamRow> = {}): TeamRow => ({
  id: idOf(80 + index),
  name: `${index}队`,
  kind: 'property',
  capacity: 3,
  phone: null,
  retired: false,
  contractorId: null,
  contractorName: null,
  trades: [],
  load: 0,
  ...changes,
})

let leaks: LeakRow[]
let marks: LeakMark[]
/** Holds back the answer to a sending. */
let late: PromiseWithResolvers<void> | undefined
let stand: ReturnType<typeof standInDesk>

beforeEach(() => {
  setLanguage('zh')
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600)
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(60)
  leaks = [1, 2, 3, 4].map(index => leak(index))
  marks = []
  late = undefined
  stand = standInDesk(async ({ path }) => {
    if (path === 'leaks.dispatch') await late?.promise
    if (path === 'leaks.open') return leaks
    if (path === 'leaks.marks') return marks
    if (path === 'teams.list') return [team(1), team(2), team(3, { retired: true })]
    if (path === 'teams.forLeaks')
      return [team(1), team(2)].map(one => ({ ...one, warrants: null, suits: 0, near: 0 }))
    if (path === 'cases.timeline') return { entries: [], next: null }
    return null
  })
  vi.stubGlobal('fetch', stand.fetch)
})
afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

const rows = () => screen.getAllByRole('option').map(row => within(row).getByText(/^3-\d01$/).textContent)
const chosen = () => within(screen.getByRole('option', { selected: true })).getByText(/^3-\d01$/).textContent
const press = (key: string) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, bubbles: true })
const open = async () => {
  const page = createPage('/leaks')
  render(<BoardPage />, { wrapper: page.Around })
  await screen.findAllByRole('option')
  return {
    refresh: () => page.queryClient.invalidateQueries(),
    place: page.place,
  }
}
const sentTo = (path: string) => stand.callsTo(path).map(({ input }) => (input as { input: unknown }).input)

describe('the board', () => {
  it('does to the row the keys just chose what is asked for, however fast', async () => {
    leaks = [1, 2, 3].map(index => leak(index, { state: 'dispatched', teamId: idOf(81), teamName: '1队' }))
    await open()
    for (const key of ['j', 'j', 'a']) press(key)
    await waitFor(() => expect(sentTo('leaks.advance')).toEqual([{ caseIds: [idOf(2)], to: 'acknowledged' }]))
  })

  it('keeps the chosen row at its place while others move around it', async () => {
    const { refresh } = await open()
    press('j')
    press('j')
    expect(chosen()).toBe('3-201')
    const [one, two, three, four] = leaks as [LeakRow, LeakRow, LeakRow, LeakRow]
    leaks = [leak(5, { onTop: true }), one, three, four, { ...two, state: 'stopped' }]
    await refresh()
    await waitFor(() => expect(rows()).toEqual(['3-501', '3-201', '3-101', '3-301', '3-401']))
    press('j')
    await waitFor(() => expect(chosen()).toBe('3-101'))
    // Left behind, it goes where it belongs.
    await waitFor(() => expect(rows().at(-1)).toBe('3-201'))
  })

  it('sends one team to all that are ticked, by keys alone', async () => {
    await open()
    for (const key of ['j', 'x', 'j', 'x']) press(key)
    await screen.findByText(t.ticked.replace('{count}', '2'))
    press('s')
    const form = await screen.findByRole('form', { name: t.sendMany.replace('{count}', '2') })
    expect(within(form).getAllByRole('radio')).toHaveLength(2)
    press('2')
    press('Enter')
    await waitFor(() =>
      expect(sentTo('leaks.dispatch')).toEqual([{ caseIds: [idOf(1), idOf(2)], teamId: idOf(82) }]),
    )
    fireEvent.click(await screen.findByRole('button', { name: '撤销' }))
    await waitFor(() => expect(sentTo('leaks.recall')).toEqual([{ caseIds: [idOf(1), idOf(2)] }]))
  })

  it('leaves whoever went on to another form there, when the answer to the one before comes', async () => {
    late = Promise.withResolvers<void>()
    await open()
    press('j')
    press('s')
    await screen.findByRole('form', { name: t.send })
    press('Enter')
    await waitFor(() => expect(sentTo('leaks.dispatch')).toHaveLength(1))
    fireEvent.click(screen.getByRole('button', { name: new RegExp(t.tell) }))
    const field = await screen.findByRole('textbox', { name: new RegExp(t.told) })
    fireEvent.change(field, { target: { value: '已派人，半小时到' } })
    field.focus()
    late.resolve()
    await screen.findByRole('button', { name: '撤销' })
    expect(document.activeElement).toBe(field)
    expect(field).toHaveProperty('value', '已派人，半小时到')
  })

  it('says how many have the same source, with the way there, and whom to watch until when', async () => {
    const mark = { caseId: idOf(1), source: null, reasons: [], agreedUntil: null, need: null }
    marks = [
      { ...mark, source: { id: idOf(2), kind: 'riser', open: 6 }, reasons: ['many', 'silent'] },
      { ...mark, caseId: idOf(2), reasons: ['press'], agreedUntil: Date.now() + 5_400_000 },
      { ...mark, caseId: idOf(3), reasons: ['silent'] },
    ]
    const { place } = await open()
    await screen.findByText(new RegExp(t.ofSource.replace('{count}', '6')))
    const [one, two, three] = screen.getAllByRole('option')
    expect(one?.textContent).toContain(t.notAgreed)
    expect(two?.textContent).toContain(`提到媒体 · ${t.nextContact}剩 1 时 `)
    expect(three?.textContent).not.toContain('⚑')
    press('j')
    const link = await screen.findByRole('link', { name: new RegExp(t.ofSource.replace('{count}', '6')) })
    expect(link.getAttribute('href')).toBe(`/leaks/sources?source=${idOf(2)}`)
    press('o')
    await waitFor(() => expect(place.pathname).toBe('/leaks/sources'))
  })

  it('narrows by keys and says how many there are of each', async () => {
    leaks = [leak(1, { onTop: true, severity: 'danger' }), leak(2, { state: 'onsite' }), leak(3)]
    await open()
    expect(screen.getByRole('button', { name: new RegExp(`${t['stage.send']} 2`) })).toBeTruthy()
    press('f')
    await waitFor(() => expect(rows()).toEqual(['3-101']))
    press('0')
    press('3')
    await waitFor(() => expect(rows()).toEqual(['3-201']))
  })
})

it('finds what is late, one’s own, and without a team', () => {
  const now = Date.now()
  const about = { now, me: someone.staffId }
  const late = leak(1, { contactDueAt: now - 1 })
  expect(fits(late, { only: 'late' }, about)).toBe(true)
  expect(fits(leak(2), { only: 'late' }, about)).toBe(false)
  expect(fits(leak(2, { keeperId: null }), { only: 'mine' }, about)).toBe(false)
  expect(fits(leak(2), { team: 'none' }, about)).toBe(true)
})

it('shows a leak that was led to, although what is looked at leaves it out', () => {
  const [one, two] = [leak(1), leak(2)]
  expect(heldInPlace([one], two, undefined)).toEqual([two, one])
  expect(heldInPlace([one, two], two, undefined)).toEqual([one, two])
  expect(heldInPlace([two, one], two, 9)).toEqual([one, two])
})
