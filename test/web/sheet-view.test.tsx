import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { SheetDetail } from '../../main/contract/sheet-views.ts'
import { setLanguage } from '../../renderer/app/i18n.ts'
import { SheetView } from '../../renderer/features/sheets/SheetView.tsx'
import { texts } from '../../renderer/features/sheets/texts.ts'
import { createPage, standInDesk } from './support.tsx'

const sheetId = '0197f000-0000-7000-8000-00000000000a'
const issued: SheetDetail = {
  id: sheetId,
  number: 'LX-TEST-2026-0001',
  direction: 'out',
  state: 'delivered',
  party: 'property-company',
  partyName: { zh: '物业公司', en: 'Property company' },
  partyKind: 'property-company',
  subject: '楼道保洁',
  caseId: null,
  caseNumber: null,
  unitId: null,
  unitNumber: null,
  writtenBy: null,
  writtenByName: null,
  at: 0,
  issuedAt: 0,
  dueAt: null,
  nextDueAt: null,
  escalatedTo: null,
  deliveredAt: 0,
  repliedAt: null,
  chases: 0,
  chasedAt: null,
  sentBack: 0,
  files: 0,
  contact: null,
  text: '请清理',
  deliverBy: null,
  receivedBy: null,
  deliveryWay: null,
  reply: null,
  repliedBy: null,
  withdrawReason: null,
  way: [],
  clocks: [],
  attachments: [],
  steps: ['reply', 'chase'],
  position: 1,
}
const replied: SheetDetail = {
  ...issued,
  state: 'replied',
  repliedAt: 1,
  reply: '已安排',
  steps: ['accept', 'sendBack'],
  position: 2,
}
const words = texts.zh

let detail: SheetDetail
let answerReply: () => void

beforeEach(() => {
  setLanguage('zh')
  detail = issued
  const answered = new Promise<void>(resolve => {
    answerReply = resolve
  })
  const desk = standInDesk(async ({ path }) => {
    if (path === 'sheets.detail') return detail
    if (path === 'sheets.story') return []
    if (path === 'sheets.reply') await answered
    return null
  })
  vi.stubGlobal('fetch', desk.fetch)
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

it('keeps the form of the next step where the answer to the one before comes late', async () => {
  const { Around, queryClient } = createPage()
  render(<SheetView sheetId={sheetId} />, { wrapper: Around })
  fireEvent.click(await screen.findByRole('button', { name: new RegExp(`^${words['do.reply']}`) }))
  fireEvent.change(await screen.findByLabelText(words['say.reply']), { target: { value: '已安排' } })
  fireEvent.keyDown(screen.getByLabelText(words['say.reply']), { key: 'Enter', ctrlKey: true })
  // The page hears of it before its own answer comes.
  detail = replied
  await queryClient.invalidateQueries()
  fireEvent.click(await screen.findByRole('button', { name: new RegExp(`^${words['do.sendBack']}`) }))
  const next = await screen.findByLabelText<HTMLTextAreaElement>(words['say.sendBack'])
  fireEvent.change(next, { target: { value: '请写明时间' } })
  answerReply()
  await waitFor(() => expect(queryClient.isMutating()).toBe(0))
  expect(screen.getByLabelText<HTMLTextAreaElement>(words['say.sendBack']).value).toBe('请写明时间')
})
