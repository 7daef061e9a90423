import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { costBearerWords } from '../../main/contract/loss-words.ts'
import { setLanguage } from '../../renderer/app/i18n.ts'
import { CostForm } from '../../renderer/features/leak-card/LossForms.tsx'
import { lossesTexts } from '../../renderer/features/leak-card/losses-texts.ts'
import { RepairForm } from '../../renderer/features/leak-card/StepForms.tsx'
import { texts as cardTexts } from '../../renderer/features/leak-card/texts.ts'
import { HandoverForm } from '../../renderer/features/leaks/HandoverForm.tsx'
import { shiftTexts } from '../../renderer/features/leaks/shift-texts.ts'
import { createPage, standInDesk } from './support.tsx'

const [card, losses, shift] = [cardTexts.zh, lossesTexts.zh, shiftTexts.zh]
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
const cover = { contractorId: idOf(61), contractorName: '防水公司' }
const answers: Readonly<Record<string, unknown>> = {
  'teams.list': teams,
  'staff.list': [colleague],
  'warranty.forLeak': { warranty: { cover, contractor: { owed: true, until: '2027-06-30' } } },
}

/** What the desk answers late: held back until it is let go. */
let late: PromiseWithResolvers<void>
let desk: ReturnType<typeof standInDesk>

beforeEach(() => {
  setLanguage('zh')
  late = Promise.withResolvers<void>()
  desk = standInDesk(async ({ path }) => {
    if (path === 'leaks.open') return []
    if (path === 'cases.detail') return { unitId: idOf(71), buildingId: idOf(72), attachments: [] }
    if (path === 'leaks.card') return { entry: 'roof' }
    const answer = answers[path]
    if (answer === undefined) return null
    await late.promise
    return answer
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

/** A cost of 1,200 yuan, filled in and sent before the desk said who warrants what leaks. */
function costSentEarly() {
  const { Around } = createPage()
  render(<CostForm caseId={idOf(51)} homes={1} onDone={() => undefined} />, { wrapper: Around })
  const what = screen.getByLabelText(new RegExp(losses.what))
  fireEvent.change(what, { target: { value: '屋面补漏' } })
  fireEvent.change(screen.getByLabelText(new RegExp(losses.amountYuan)), { target: { value: '1200' } })
  fireEvent.keyDown(what, { key: 'Enter', ctrlKey: true })
}
const costsNoted = () =>
  desk.callsTo('leaks.noteCost').map(({ input }) => (input as { input: { bearer: string } }).input)

it('notes a cost against whom the warranty names, though it was sent before that was known', async () => {
  costSentEarly()
  expect(costsNoted()).toEqual([])
  late.resolve()
  await waitFor(() =>
    expect(costsNoted()).toMatchObject([
      { bearer: 'contractor', contractorId: cover.contractorId, amount: 120_000 },
    ]),
  )
})

it('notes a cost against whom somebody chose meanwhile, whatever the warranty says', async () => {
  costSentEarly()
  fireEvent.click(screen.getByRole('radio', { name: new RegExp(costBearerWords.property.zh) }))
  late.resolve()
  await waitFor(() => expect(costsNoted()).toMatchObject([{ bearer: 'property', contractorId: null }]))
})
