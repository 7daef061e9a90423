import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { FilingList } from '../../main/contract/filing.ts'
import type { ThingDetail } from '../../main/contract/lending.ts'
import type { LetterDetail } from '../../main/contract/letters.ts'
import { commonTexts } from '../../renderer/features/registers/common-texts.ts'
import { FilingPage } from '../../renderer/features/registers/FilingPage.tsx'
import { LendingPage } from '../../renderer/features/registers/LendingPage.tsx'
import { lendingTexts } from '../../renderer/features/registers/lending-texts.ts'
import { LettersPage } from '../../renderer/features/registers/LettersPage.tsx'
import { letterTexts } from '../../renderer/features/registers/letter-texts.ts'
import { createPage, Refused, someone, standInDesk } from './support.tsx'

const id = '0197f000-0000-7000-8000-00000000000c'
const thing: ThingDetail = {
  id,
  number: 'WP-TEST-0001',
  kind: 'key',
  name: '样板房钥匙',
  place: '柜 2-3',
  unitId: null,
  unitNumber: null,
  condition: 'good',
  state: 'in',
  loan: null,
  note: '',
  replacedBy: null,
  files: [],
  loans: [],
  conditions: [],
}
const home3 = '0197f000-0000-7000-8000-0000000000a3'
const letter: LetterDetail = {
  id,
  number: null,
  direction: 'out',
  kind: 'party',
  state: 'draft',
  authority: 'approval',
  party: '街道办',
  personId: null,
  partnerId: null,
  unitId: null,
  unitNumber: null,
  subject: '施工通知',
  at: 0,
  issuedAt: null,
  replyBy: null,
  late: false,
  writtenByName: '测试经理',
  readers: 1,
  read: 0,
  owesHeadquarters: false,
  reached: 0,
  files: 0,
  text: '正文',
  theirNumber: null,
  dated: null,
  receivedOn: null,
  approvedByName: null,
  approvedAt: null,
  remark: null,
  repliedOn: null,
  reply: null,
  headquartersOn: null,
  headquartersReference: null,
  answers: null,
  answeredBy: [],
  circulation: [{ staffId: someone.staffId, name: '测试经理', readAt: 0, chases: 0 }],
  postings: [],
  attachments: [],
  decisions: [],
  shelf: null,
}
const filing: FilingList = {
  period: 'week',
  from: '2026-07-06',
  until: '2026-07-12',
  items: [
    {
      kind: 'letter',
      id,
      number: 'LW-TEST-2026-0001',
      what: '来文',
      kindWords: { zh: '来文', en: 'In' },
      at: 0,
      path: '/more/letters',
      lacksOriginal: true,
      lacksShelf: true,
      shelf: null,
      filedByName: null,
      ticked: null,
      tickable: true,
    },
  ],
  open: 1,
  more: false,
}

let stand: ReturnType<typeof standInDesk>
let lentBefore = false
let isEmpty: boolean
beforeEach(() => {
  lentBefore = false
  isEmpty = false
  stand = standInDesk(({ path }) => {
    if (path === 'lending.things') return { rows: isEmpty ? [] : [thing], next: null }
    if (path === 'lending.thing') return thing
    if (path === 'lending.lend' && lentBefore) throw new Refused('lending.isLent', { number: thing.number })
    if (path === 'letters.list') return { rows: [letter], next: null }
    if (path === 'letters.detail') return letter
    if (path === 'letters.setHome') return { before: null }
    if (path === 'owners.lookup')
      return [
        {
          kind: 'unit',
          unitId: home3,
          number: '3-1201',
          unitKind: 'dwelling',
          path: [],
          people: [],
          morePeople: 0,
          openCases: 0,
        },
      ]
    if (path === 'letters.receive') return { letterId: id, number: 'LW-TEST-2026-0001' }
    if (path === 'filing.list') return filing
    if (path === 'staff.list') return []
    return null
  })
  vi.stubGlobal('fetch', stand.fetch)
})
afterEach(async () => {
  cleanup()
  await new Promise(resolve => setTimeout(resolve))
  vi.unstubAllGlobals()
})
const inputsTo = (path: string) => stand.callsTo(path).map(call => (call.input as { input: object }).input)
const type = (field: HTMLElement, value: string) => fireEvent.change(field, { target: { value } })

describe('the lending register', () => {
  test('an empty one says what to do first; one that was narrowed says that nothing fits', async () => {
    isEmpty = true
    const first = render(<LendingPage />, { wrapper: createPage('/more/lending').Around })
    await screen.findByText(lendingTexts.zh.empty)
    expect(screen.getAllByRole('button', { name: new RegExp(lendingTexts.zh.add) })).toHaveLength(2)
    first.unmount()
    render(<LendingPage />, { wrapper: createPage('/more/lending?kind=key').Around })
    await screen.findByText(commonTexts.zh.nothingFits)
    expect(screen.getAllByRole('button', { name: new RegExp(lendingTexts.zh.add) })).toHaveLength(1)
  })

  const open = async () => {
    render(<LendingPage />, { wrapper: createPage(`/more/lending?thing=${id}`).Around })
    await screen.findByRole('article')
    fireEvent.keyDown(document.body, { key: 'l' })
    return await screen.findByLabelText(/姓名、单位/)
  }

  test('lends only with a name, and a signature or paper', async () => {
    const name = await open()
    fireEvent.keyDown(name, { key: 'Enter', ctrlKey: true })
    await screen.findByText('请填写')
    expect(screen.getByText(/请签名，或改选/)).toBeTruthy()
    type(name, '李师傅')
    fireEvent.click(screen.getByText('纸上签名'))
    fireEvent.keyDown(name, { key: 'Enter', ctrlKey: true })
    await waitFor(() => expect(inputsTo('lending.lend')).toHaveLength(1))
    expect(inputsTo('lending.lend')[0]).toMatchObject({
      thingId: id,
      borrower: { kind: 'outside', name: '李师傅', phone: null },
      signed: 'paper',
    })
  })

  test('tells of a colleague who was quicker and keeps what was typed', async () => {
    lentBefore = true
    const name = await open()
    type(name, '李师傅')
    fireEvent.click(screen.getByText('纸上签名'))
    fireEvent.keyDown(name, { key: 'Enter', ctrlKey: true })
    await screen.findByText(/已经借出/)
    expect(screen.getByLabelText<HTMLInputElement>(/姓名、单位/).value).toBe('李师傅')
  })
})

describe('letters', () => {
  test('what needs approval is submitted, not issued, on one key', async () => {
    render(<LettersPage />, { wrapper: createPage(`/more/letters?letter=${id}`).Around })
    await screen.findByRole('article')
    expect(screen.queryByRole('button', { name: /^发出/ })).toBeNull()
    fireEvent.keyDown(document.body, { key: 'a' })
    await waitFor(() => expect(inputsTo('letters.submit')).toEqual([{ letterId: id }]))
  })

  test('is put into the file of a home at any time, and taken back', async () => {
    render(<LettersPage />, { wrapper: createPage(`/more/letters?letter=${id}`).Around })
    fireEvent.click(await screen.findByText(letterTexts.zh.setHome))
    const home = await screen.findByRole('combobox', { expanded: false, name: /谁|哪里/ })
    type(home, '3-1201')
    await screen.findByText('3-1201')
    fireEvent.keyDown(home, { key: 'Enter' })
    await waitFor(() =>
      expect(inputsTo('letters.setHome')).toEqual([{ letterId: id, unitId: home3, base: { unitId: null } }]),
    )
    fireEvent.click(await screen.findByText('撤销'))
    await waitFor(() =>
      expect(inputsTo('letters.setHome').at(-1)).toEqual({
        letterId: id,
        unitId: null,
        base: { unitId: home3 },
      }),
    )
  })

  test('a letter in needs its sender and its subject', async () => {
    render(<LettersPage />, { wrapper: createPage('/more/letters?letter=receive').Around })
    const from = await screen.findByLabelText(/发文单位/)
    fireEvent.keyDown(from, { key: 'Enter', ctrlKey: true })
    expect(await screen.findAllByText('请填写')).toHaveLength(2)
    type(from, '街道办')
    type(screen.getByLabelText(/事由/), '文明施工')
    fireEvent.keyDown(from, { key: 'Enter', ctrlKey: true })
    await waitFor(() => expect(inputsTo('letters.receive')).toHaveLength(1))
    expect(inputsTo('letters.receive')[0]).toMatchObject({
      party: '街道办',
      subject: '文明施工',
      answers: null,
    })
  })
})

test('a paper is filed with its shelf by Enter', async () => {
  render(<FilingPage />, { wrapper: createPage('/more/filing').Around })
  const shelf = await screen.findByLabelText('LW-TEST-2026-0001 的存放位置')
  type(shelf, 'A-03')
  fireEvent.submit(screen.getByRole('form', { name: '归档' }))
  await waitFor(() =>
    expect(inputsTo('filing.file')).toEqual([
      { kind: 'letter', itemId: id, shelf: 'A-03', original: true, base: { shelf: null, original: null } },
    ]),
  )
})
