import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { TakeLeakInput } from '../../main/contract/leaks.ts'
import { setLanguage } from '../../renderer/app/i18n.ts'
import { LeakIntakePage } from '../../renderer/features/leak-intake/LeakIntakePage.tsx'
import { texts } from '../../renderer/features/leak-intake/texts.ts'
import { createPage, Refused, standInDesk } from './support.tsx'

const t = texts.zh
let desk: ReturnType<typeof standInDesk>
/** Whether homes can be looked up. */
let looksUp: boolean

beforeEach(() => {
  setLanguage('zh')
  looksUp = true
  desk = standInDesk(({ path }) => {
    if (path === 'owners.lookup') {
      if (!looksUp) throw new Refused('database.busy')
      return []
    }
    return ['leaks.lastTaken', 'leaks.placeless', 'estate.buildings'].includes(path) ? [] : null
  })
  vi.stubGlobal('fetch', desk.fetch)
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const press = (key: string) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, bubbles: true })
const field = () => screen.getByPlaceholderText(t.wherePlaceholder)
const taken = () => desk.callsTo('leaks.take').map(({ input }) => (input as { input: TakeLeakInput }).input)

it('says that a home cannot be looked up, keeps what was typed, and takes it as words', async () => {
  looksUp = false
  const { Around } = createPage('/leaks/new')
  render(<LeakIntakePage />, { wrapper: Around })
  const input = await screen.findByPlaceholderText(t.wherePlaceholder)
  fireEvent.change(input, { target: { value: '3-1502' } })
  press('Enter')
  await screen.findByText(t.lookupFailed)
  expect(document.activeElement).toBe(field())
  await screen.findByText(new RegExp(t.asWords))
  press('Enter')
  await screen.findByText(t['about.unknown'])
  for (const key of ['1', 'e', 'g']) press(key)
  const caller = screen.getByPlaceholderText(t.namePlaceholder)
  expect(document.activeElement).toBe(caller)
  fireEvent.change(caller, { target: { value: '王女士' } })
  press('Enter')
  await waitFor(() =>
    expect(taken()).toMatchObject([
      { unitId: null, place: '3-1502', entry: 'roof', severity: 'seepage', callerName: '王女士' },
    ]),
  )
})

it('looks a home up again where it failed before', async () => {
  looksUp = false
  const { Around } = createPage('/leaks/new')
  render(<LeakIntakePage />, { wrapper: Around })
  const input = await screen.findByPlaceholderText(t.wherePlaceholder)
  fireEvent.change(input, { target: { value: '3-1502' } })
  const again = await screen.findByRole('button', { name: /重\s?试/ })
  looksUp = true
  // The press must not take the focus from the field: the list would be gone before the click.
  expect(fireEvent.mouseDown(again)).toBe(false)
  fireEvent.click(again)
  await screen.findByText(t.noSuchHome)
})
