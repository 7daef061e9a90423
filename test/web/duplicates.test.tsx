import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { PersonFile } from '../../main/people/details.ts'
import type { DuplicateList, ProposedPair } from '../../main/people/duplicate-list.ts'
import { setLanguage } from '../../renderer/app/i18n.ts'
import { DuplicatesPage } from '../../renderer/features/owners/duplicates/DuplicatesPage.tsx'
import { texts } from '../../renderer/features/owners/duplicates/texts.ts'
import { createPage, standInDesk } from './support.tsx'

const file = (personId: string, name: string, cases: number): PersonFile => ({
  personId,
  name,
  erased: false,
  formerNames: [],
  phones: [{ masked: '139****0001', tail: '0001', note: null, verifiedOn: null }],
  idDocument: null,
  gender: null,
  birthday: null,
  mailingAddress: null,
  note: null,
  languages: null,
  care: [],
  contactTimes: null,
  verified: { mailingAddress: null, idDocument: null, birthday: null },
  mergedInto: null,
  merged: [],
  tier: 'ordinary',
  registeredAt: Date.UTC(2026, 0, 1),
  units: [],
  openCases: 0,
  cases,
})
const pair = (a: PersonFile, b: PersonFile): ProposedPair => ({
  personId: a.personId,
  otherId: b.personId,
  score: 95,
  evidence: ['same-name', 'same-phone'],
  person: a,
  other: b,
})

let pairs: ProposedPair[]
let stand: ReturnType<typeof standInDesk>

beforeEach(() => {
  setLanguage('zh')
  pairs = [
    pair(file('p1', '张建国', 0), file('p2', '张建國', 3)),
    pair(file('p3', '王芳', 0), file('p4', '王芳芳', 0)),
  ]
  stand = standInDesk(({ path }) => {
    if (path === 'people.duplicates')
      return { pairs, left: pairs.length, fullAt: Date.UTC(2026, 6, 1) } satisfies DuplicateList
    if (path === 'people.scanDuplicates') return { everybody: false, looked: 0 }
    if (path === 'people.judgeDistinct' || path === 'people.merge') pairs = pairs.slice(1)
    return null
  })
  vi.stubGlobal('fetch', stand.fetch)
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const inputOf = (path: string) => stand.callsTo(path).map(call => (call.input as { input: unknown }).input)
const press = (key: string) => fireEvent.keyDown(document.body, { key })

it('judges pair after pair by keys: skipped ones come later, judged ones go', async () => {
  const { Around } = createPage('/owners/duplicates')
  render(<DuplicatesPage />, { wrapper: Around })
  await screen.findByText('张建国')
  expect(screen.getByText(texts.zh['evidence.same-phone'])).toBeTruthy()
  expect(stand.callsTo('people.scanDuplicates')).toHaveLength(1)
  press('n')
  await screen.findByText('王芳芳')
  press('n')
  await screen.findByText('张建国')
  press('d')
  await screen.findByText('王芳芳')
  expect(inputOf('people.judgeDistinct')).toEqual([{ personId: 'p1', otherId: 'p2' }])
})

it('merges into the record with more behind it, taking what was chosen', async () => {
  const { Around } = createPage('/owners/duplicates')
  render(<DuplicatesPage />, { wrapper: Around })
  await screen.findByText('张建国')
  press('m')
  await screen.findByText(texts.zh.stays)
  fireEvent.click(screen.getByRole('checkbox', { name: texts.zh.name }))
  const [ok] = screen.getAllByRole('button', { name: /合\s*并/ }).slice(-1)
  if (ok) fireEvent.click(ok)
  await waitFor(() =>
    expect(inputOf('people.merge')).toEqual([{ survivorId: 'p2', mergedId: 'p1', take: ['name'] }]),
  )
})
