import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { setLanguage } from '../../renderer/app/i18n.ts'
import { RepairForm } from '../../renderer/features/leak-card/StepForms.tsx'
import { texts as cardTexts } from '../../renderer/features/leak-card/texts.ts'
import { HandoverForm } from '../../renderer/features/leaks/HandoverForm.tsx'
import { shiftTexts } from '../../renderer/features/leaks/shift-texts.ts'
import { createPage, standInDesk } from './support.tsx'

const [card, shift] = [cardTexts.zh, shiftTexts.zh]
const idOf = (index: number) => `0197f000-0000-7000-8000-0000000000${index}`
const team = (index: number) => ({
  id: idOf(index),
  name: `${index}队`,
  kind: 'property',
  capacity: 3,
  phone: null,
  retired: false,
  contractorId: null,
  contractorName: null,
  trades: [],
  load: 0,
})
const teams = [team(81), team(82)]
const colleague = { id: idOf(91), login: 'wang', name: '王强', role: 'clerk', active: 1 }

/** What the desk answers late: held back until it is let go. */
let late: PromiseWithResolvers<void>

beforeEach(() => {
  setLanguage('zh')
  late = Promise.withResolvers<void>()
  const desk = standInDesk(async ({ path }) => {
    if (path === 'leaks.open') return []
    if (path !== 'teams.list' && path !== 'staff.list') return null
    await late.promise
    return path === 'teams.list' ? teams : [colleague]
  })
  vi.stubGlobal('fetch', desk.fetch)
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

function repair(teamId: string | null) {
  const onSend = vi.fn()
  const { Around } = createPage()
  render(
    <RepairForm teamId={teamId} pending={false} error={null} onSend={onSend} onCancel={() => undefined} />,
    { wrapper: Around },
  )
  const field = screen.getByLabelText(new RegExp(card.repairWhat))
  return { onSend, field, send: () => fireEvent.keyDown(field, { key: 'Enter', ctrlKey: true }) }
}

it('does what was asked for before the teams came, once they are there, and once', async () => {
  const { onSend, field, send } = repair(idOf(82))
  fireEvent.change(field, { target: { value: '换了三通' } })
  send()
  send()
  expect(onSend).not.toHaveBeenCalled()
  late.resolve()
  await waitFor(() => expect(onSend).toHaveBeenCalledExactlyOnceWith({ text: '换了三通', teamId: idOf(82) }))
})

it('counts nothing against a team nobody named: it asks for one', async () => {
  const { onSend, field, send } = repair(null)
  fireEvent.change(field, { target: { value: '换了三通' } })
  send()
  late.resolve()
  expect(await screen.findByRole('alert')).toHaveProperty('textContent', card.lacksTeam)
  fireEvent.click(screen.getByRole('radio', { name: /82队/ }))
  expect(screen.queryByRole('alert')).toBeNull()
  send()
  expect(onSend).toHaveBeenCalledExactlyOnceWith({ text: '换了三通', teamId: idOf(82) })
})

it('says that words are missing instead of doing nothing', () => {
  const { onSend, send } = repair(idOf(82))
  send()
  expect(screen.getByRole('alert').textContent).not.toBe('')
  expect(onSend).not.toHaveBeenCalled()
})

it('proposes whom was typed before the list of staff came, whatever was pressed meanwhile', async () => {
  const { Around } = createPage()
  render(<HandoverForm onDone={() => undefined} onCancel={() => undefined} />, { wrapper: Around })
  const field = screen.getByLabelText<HTMLInputElement>(new RegExp(shift.takenBy))
  expect(document.activeElement).toBe(field)
  fireEvent.change(field, { target: { value: '王强' } })
  fireEvent.keyDown(field, { key: 'Enter', which: 13, keyCode: 13 })
  late.resolve()
  expect(await screen.findByTitle(colleague.name)).toBeDefined()
  expect(field.value).toBe('王强')
})
