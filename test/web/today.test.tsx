import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { TodayNumber, TodayRow, TodayScreen } from '../../main/contract/today.ts'
import { formatDay, startOfDay } from '../../renderer/app/format.ts'
import { setLanguage } from '../../renderer/app/i18n.ts'
import { filterOf, readAddress } from '../../renderer/features/cases/list/list-address.ts'
import { hiddenIn, numbersOnTop } from '../../renderer/features/today/hidden.ts'
import { targetPath } from '../../renderer/features/today/target.ts'
import { texts } from '../../renderer/features/today/texts.ts'
import { TodayPage } from '../../renderer/features/today/TodayPage.tsx'
import { createPage, Refused, someone, standInDesk } from './support.tsx'

const idOf = (index: number) => `0197f000-0000-7000-8000-0000000001${String(index).padStart(2, '0')}`

function rowOf(index: number, more: Partial<TodayRow> = {}): TodayRow {
  return {
    key: `case/${idOf(index)}`,
    path: `/cases/${idOf(index)}`,
    source: 'mine',
    also: [],
    caseId: idOf(index),
    number: `KF-TEST-202607-000${index}`,
    unitNumber: `3-120${index}`,
    who: { zh: `业主${index}`, en: `Owner ${index}` },
    kind: 'repair',
    what: { zh: `第 ${index} 件`, en: `No. ${index}` },
    state: 'handling',
    waitingOn: null,
    emergency: false,
    level: null,
    due: null,
    at: Date.now() - 3_600_000,
    responsible: '李静',
    action: 'resolve',
    ...more,
  }
}

const numberOf = (source: TodayNumber['source'], count: number, more = false): TodayNumber => ({
  source,
  group: 'today',
  total: { count, more },
  target: { filter: { states: ['received', 'handling'], assignee: someone.staffId, waiting: false } },
})

let today: TodayScreen
let homes: readonly object[]
let refuse: Refused | undefined
let stand: ReturnType<typeof standInDesk>

beforeEach(() => {
  setLanguage('zh')
  refuse = undefined
  homes = [{ id: idOf(9), kind: 'project', name: '阳光花园', units: 1, children: [] }]
  today = { numbers: [], groups: [] }
  stand = standInDesk(({ path }) => {
    if (path === 'today.mine') return today
    if (path === 'estate.tree') return homes
    if (path === 'cases.assign' && refuse) throw refuse
    return null
  })
  vi.stubGlobal('fetch', stand.fetch)
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

function show() {
  const { Around, place } = createPage()
  render(<TodayPage />, { wrapper: Around })
  return place
}

describe('the numbers', () => {
  it('open exactly the filter they counted', () => {
    const { target } = numberOf('mine', 3)
    const address = targetPath(target)
    const read = readAddress(new URL(address, 'http://desk.test').searchParams)
    expect('filter' in target && target.filter).toEqual(filterOf(read))
    const grave = targetPath({ filter: { levels: [1, 2], due: 'overdue' }, unfollowed: true })
    const readGrave = filterOf(readAddress(new URL(grave, 'http://desk.test').searchParams))
    expect(readGrave).toMatchObject({ levels: [1, 2], due: 'overdue' })
    expect(readGrave.followedBefore).toBe(startOfDay(formatDay(Date.now())))
    expect(targetPath({ filter: {}, from: '2026-07-12' })).toBe('/cases?from=2026-07-12')
    expect(targetPath({ path: '/more/callbacks?due=today' })).toBe('/more/callbacks?due=today')
  })

  it('are shown where there is something, and of the rest only those somebody would look for', () => {
    const shown = numbersOnTop([numberOf('overdue', 0), numberOf('rounds', 0), numberOf('rounds', 2)])
    expect(shown.map(({ source, total }) => [source, total.count])).toEqual([
      ['overdue', 0],
      ['rounds', 2],
    ])
  })

  it('lead on where a list is longer than what is shown of it', () => {
    const rows = [rowOf(1), rowOf(2, { source: 'toVerify', also: ['mine'] })]
    expect(hiddenIn([numberOf('mine', 2)], rows)).toEqual([])
    expect(hiddenIn([numberOf('mine', 3)], rows)).toHaveLength(1)
    expect(hiddenIn([numberOf('mine', 2, true)], rows)).toHaveLength(1)
  })
})

describe('the lists', () => {
  it('are walked by J and K, and A does what the row asks for', async () => {
    today = {
      numbers: [numberOf('mine', 2)],
      groups: [
        { group: 'now', rows: [rowOf(1, { state: 'received', responsible: null, action: 'takeOver' })] },
        { group: 'today', rows: [rowOf(2)] },
        { group: 'waiting', rows: [] },
      ],
    }
    const place = show()
    await screen.findByText('3-1201')
    fireEvent.keyDown(window, { key: 'j' })
    expect(document.activeElement?.textContent).toContain('3-1201')
    fireEvent.keyDown(window, { key: 'a' })
    await waitFor(() => expect(stand.callsTo('cases.startHandling')).toHaveLength(1))
    expect(stand.callsTo('cases.assign')[0]?.input).toMatchObject({
      input: { caseId: idOf(1), to: someone.staffId },
    })
    fireEvent.keyDown(window, { key: 'j' })
    fireEvent.keyDown(window, { key: 'j' })
    expect(document.activeElement?.textContent).toContain('3-1202')
    fireEvent.keyDown(window, { key: 'k' })
    expect(document.activeElement?.textContent).toContain('3-1201')
    fireEvent.keyDown(window, { key: 'j' })
    await waitFor(() => {
      fireEvent.keyDown(window, { key: 'a' })
      expect(place.pathname).toBe(`/cases/${idOf(2)}`)
    })
  })

  it('go on where a row was done, not at the top', async () => {
    const [first, second, third] = [rowOf(1), rowOf(2, { action: 'start' }), rowOf(3)]
    today = { numbers: [], groups: [{ group: 'now', rows: [first, second, third] }] }
    show()
    await screen.findByText('3-1202')
    for (const key of ['j', 'j']) fireEvent.keyDown(window, { key })
    expect(document.activeElement?.textContent).toContain('3-1202')
    today = { numbers: [], groups: [{ group: 'now', rows: [first, third] }] }
    fireEvent.keyDown(window, { key: 'a' })
    await waitFor(() => expect(screen.queryByText('3-1202')).toBeNull())
    fireEvent.keyDown(window, { key: 'j' })
    expect(document.activeElement?.textContent).toContain('3-1203')
  })

  it('say what the desk refused and keep the row', async () => {
    refuse = new Refused('case.notFound')
    today = {
      numbers: [],
      groups: [{ group: 'now', rows: [rowOf(1, { action: 'takeOver' })] }],
    }
    show()
    fireEvent.click(await screen.findByRole('button', { name: new RegExp(texts.zh['act.takeOver']) }))
    await screen.findByRole('alert')
    expect(stand.callsTo('cases.startHandling')).toEqual([])
    expect(screen.getByText('3-1201')).toBeTruthy()
  })

  it('offer nothing to whom may only read', async () => {
    today = { numbers: [], groups: [{ group: 'now', rows: [rowOf(1, { action: null })] }] }
    show()
    await screen.findByText('3-1201')
    expect(screen.queryByText(texts.zh['act.takeOver'])).toBeNull()
  })

  it('teach where there is nothing to do', async () => {
    show()
    await screen.findByText(texts.zh.nothingYet)
    await waitFor(() => expect(stand.callsTo('estate.tree')).toHaveLength(1))
    expect(screen.queryByText(texts.zh.noHomes)).toBeNull()
  })

  it('lead whoever may import to the owner file while there are no homes', async () => {
    homes = []
    show()
    await screen.findByText(texts.zh.noHomes)
  })
})
