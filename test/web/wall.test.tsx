import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { WallBoard } from '../../main/contract/wall.ts'
import { setLanguage } from '../../renderer/app/i18n.ts'
import { Gate } from '../../renderer/app/shell/Gate.tsx'
import { texts } from '../../renderer/features/wall/texts.ts'
import { WallPage } from '../../renderer/features/wall/WallPage.tsx'
import { createPage, Refused, someone, standInDesk } from './support.tsx'

const board: WallBoard = {
  site: '碧水花园',
  timeZone: 'Asia/Shanghai',
  at: Date.now(),
  figures: [
    { name: 'open', total: { count: 1000, more: true } },
    { name: 'emergencies', total: { count: 2, more: false } },
    { name: 'grave', total: { count: 0, more: false } },
  ],
  callbacks: { due: 24, done: 23, reached: 20, target: 96 },
  leaks: null,
  newest: [
    {
      number: '0042',
      kind: 'repair',
      kindName: { zh: '报修', en: 'Repair' },
      state: 'handling',
      waitingOn: null,
      emergency: true,
      home: '3-1-12**',
      receivedAt: Date.now(),
    },
  ],
}
let away: boolean
let stand: ReturnType<typeof standInDesk>

beforeEach(() => {
  setLanguage('zh')
  away = false
  stand = standInDesk(({ path }) => {
    if (path === 'today.wall') {
      if (away) throw new Refused('unexpected')
      return board
    }
    if (path === 'site.state') {
      return { state: 'ready', site: { code: 'BS', name: '碧水花园', language: 'zh', demo: false } }
    }
    if (path === 'staff.me') return { ...someone, locked: true }
    return null
  })
  vi.stubGlobal('fetch', stand.fetch)
  vi.stubGlobal(
    'EventSource',
    class extends EventTarget {
      close() {}
    },
  )
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

it('shows figures and the newest cases, with nothing to press', async () => {
  const { Around, place } = createPage('/wall')
  render(<WallPage />, { wrapper: Around })
  await screen.findByText('1000+')
  expect(screen.getByText('3-1-12**')).toBeTruthy()
  // Never rounded up: 23 of 24 are not 96 %.
  expect(screen.getByText('95%')).toBeTruthy()
  expect(screen.getByText('83%')).toBeTruthy()
  expect(screen.getByText(texts.zh['figure.grave'])).toBeTruthy()
  expect(screen.queryAllByRole('button')).toEqual([])
  expect(screen.queryAllByRole('link')).toEqual([])
  fireEvent.keyDown(window, { key: 'Escape' })
  await waitFor(() => expect(place.pathname).toBe('/'))
})

it('keeps what it last knew when the desk is away, and says since when', async () => {
  const { Around, queryClient } = createPage('/wall')
  render(<WallPage />, { wrapper: Around })
  await screen.findByText('1000+')
  away = true
  await queryClient.invalidateQueries()
  await screen.findByText(new RegExp(texts.zh.lastKnown.replace('{time}', '\\d{2}:\\d{2}')))
  expect(screen.getByText('1000+')).toBeTruthy()
  away = false
  await queryClient.invalidateQueries()
  await waitFor(() => expect(screen.queryByText(/与服务台失去联系/)).toBeNull())
})

it('is not covered by the lock; every other page is', async () => {
  const { Around } = createPage('/wall')
  const wall = render(<Gate />, { wrapper: Around })
  // The page itself belongs to the router, which is not there: what is left is nothing, and no lock.
  await waitFor(() => expect(wall.container.innerHTML).toBe(''))
  cleanup()
  render(<Gate />, { wrapper: createPage('/cases').Around })
  await screen.findByLabelText('密码')
})
