import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { loadProfile } from '../../main/profiles/profiles.ts'
import type { PersonClass } from '../../main/people/class.ts'
import { setLanguage } from '../../renderer/app/i18n.ts'
import { ClassPanel } from '../../renderer/features/owners/person/ClassPanel.tsx'
import { classTexts } from '../../renderer/features/owners/person/class-texts.ts'
import { createPage, standInDesk } from './support.tsx'

const t = classTexts.zh
const shipped = loadProfile('real-estate')
const name = { zh: '大额客户', en: 'Large' }
const condition = { by: 'price' as const, atLeast: 3_000_000 }
const byRule: PersonClass = {
  holds: { id: 'own-large', name },
  hand: null,
  computed: { id: 'own-large', name, condition, figure: 310_000_000 },
}
const byHand: PersonClass = {
  ...byRule,
  holds: null,
  hand: { reason: '本人不愿被分类', at: Date.UTC(2026, 6, 12, 4), byName: '测试经理' },
}

let shown: PersonClass | null
let stand: ReturnType<typeof standInDesk>
beforeEach(() => {
  setLanguage('zh')
  shown = byRule
  stand = standInDesk(({ path }) => {
    if (path === 'profile.current')
      return { ...shipped, classes: [{ id: 'own-large', name, condition }] } satisfies typeof shipped
    if (path === 'profile.version') return { version: shipped.version }
    if (path === 'people.classOf') return shown
    if (path === 'people.setClass') shown = byHand
    if (path === 'people.computeClass') shown = byRule
    return null
  })
  vi.stubGlobal('fetch', stand.fetch)
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const open = () => {
  const { Around } = createPage()
  return render(<ClassPanel personId="p1" />, { wrapper: Around })
}
const inputsOf = (path: string) => stand.callsTo(path).map(call => (call.input as { input: unknown }).input)

it('is shown with its rule, set by hand with a reason, and taken back', async () => {
  open()
  await screen.findByText('大额客户')
  expect(screen.getByText('按规则：合同总价 3,000,000 元及以上')).toBeTruthy()
  expect(screen.getByText(/¥3,100,000\.00/)).toBeTruthy()
  fireEvent.click(screen.getByText(t.set))
  const form = await screen.findByRole('form', { name: t.set })
  fireEvent.mouseDown(screen.getByLabelText(t.class))
  const list = await waitFor(() => {
    const found = document.querySelector<HTMLElement>('.ant-select-dropdown')
    if (!found) throw new Error('no list')
    return found
  })
  fireEvent.click(within(list).getByText(t.none))
  // Without a reason nothing is sent.
  fireEvent.submit(form)
  await screen.findByText(t.reasonMissing)
  expect(inputsOf('people.setClass')).toEqual([])
  fireEvent.change(screen.getByLabelText(/^原因/), { target: { value: ' 本人不愿被分类 ' } })
  fireEvent.submit(form)
  await screen.findByText('人工指定：本人不愿被分类')
  expect(inputsOf('people.setClass')).toMatchObject([{ personId: 'p1', class: null, reason: '本人不愿被分类' }])
  expect(screen.getByText('按规则应为“大额客户”：合同总价 3,000,000 元及以上')).toBeTruthy()
  fireEvent.click(await screen.findByText(/^撤\s*销$/))
  await screen.findByText('按规则：合同总价 3,000,000 元及以上')
  expect(inputsOf('people.computeClass')).toMatchObject([{ personId: 'p1' }])
})

it('goes back to the rules, and what was set comes back with its reason', async () => {
  shown = byHand
  open()
  fireEvent.click(await screen.findByText(t.toRules))
  await screen.findByText('按规则：合同总价 3,000,000 元及以上')
  fireEvent.click(await screen.findByText(/^撤\s*销$/))
  await screen.findByText('人工指定：本人不愿被分类')
  expect(inputsOf('people.setClass')).toMatchObject([{ personId: 'p1', class: null, reason: '本人不愿被分类' }])
})

it('takes no room on a desk without classes', async () => {
  shown = null
  const { container } = open()
  await waitFor(() => expect(stand.callsTo('people.classOf')).toHaveLength(1))
  expect(container.textContent).toBe('')
})
