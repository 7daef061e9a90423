import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { DeadlineView, Explanation } from '../../main/contract/deadlines.ts'
import { setLanguage } from '../../renderer/app/i18n.ts'
import { DeadlinesOfCase } from '../../renderer/features/deadlines/DeadlinesOfCase.tsx'
import { DueMark } from '../../renderer/features/deadlines/DueMark.tsx'
import { ExplanationLines } from '../../renderer/features/deadlines/ExplanationLines.tsx'
import { createPage, standInDesk } from './support.tsx'

/** A moment on the clocks of Shanghai. */
const at = (text: string) => Date.parse(`${text.replace(' ', 'T')}:00+08:00`)
const hour = 3_600_000

beforeEach(() => setLanguage('zh'))
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  setLanguage('zh')
})

it('colours a due time only where it presses, and says the same in words', () => {
  const now = Date.now()
  const mark = (left: number, warned: number) => {
    const due = { at: now + left * hour + 20_000, warnAt: now + warned * hour, goal: 'answer' as const }
    const { container } = render(<DueMark due={due} />)
    return [container.textContent, container.querySelector('.state-tag')?.className ?? '']
  }
  expect(mark(3, 1)).toEqual([expect.stringContaining('答复 还剩'), ''])
  expect(mark(3, -1)).toEqual([expect.stringContaining('答复 还剩'), expect.stringContaining('dueSoon')])
  expect(mark(-3, -5)).toEqual([expect.stringContaining('答复 逾期'), expect.stringContaining('overdue')])
  expect(mark(100, 50)).toEqual(['答复 还剩 4 天', ''])
})

it('explains hours over closing time, a weekend, a holiday and a wait', () => {
  const lines: Explanation['lines'] = [
    { type: 'hours', from: at('2026-07-10 16:20'), to: at('2026-07-10 17:00'), minutes: 40 },
    {
      type: 'closed',
      from: at('2026-07-10 17:00'),
      to: at('2026-07-13 08:30'),
      holidays: [],
      weekend: true,
    },
    { type: 'wait', from: at('2026-07-13 08:30'), to: at('2026-07-13 09:00') },
    { type: 'hours', from: at('2026-07-13 09:00'), to: at('2026-07-13 11:20'), minutes: 140 },
    {
      type: 'closed',
      from: at('2026-09-30 17:00'),
      to: at('2026-10-08 08:30'),
      holidays: [{ zh: '国庆节', en: 'National Day' }],
      weekend: true,
    },
  ]
  const rows = () => screen.getAllByRole('row').map(row => [...row.children].map(cell => cell.textContent))
  const { unmount } = render(<ExplanationLines lines={lines} />)
  expect(rows()).toEqual([
    ['2026-07-10 周五 16:20 – 17:00', '+ 40 分', '∑ 40 分'],
    ['2026-07-10 周五 17:00 – 2026-07-13 周一 08:30', '非工作时间，不计（周末）', ''],
    ['2026-07-13 周一 08:30 – 09:00', '等待，暂停计时', ''],
    ['2026-07-13 周一 09:00 – 11:20', '+ 2 小时 20 分', '∑ 3 小时'],
    ['2026-09-30 周三 17:00 – 2026-10-08 周四 08:30', '非工作时间，不计（国庆节）', ''],
  ])
  unmount()
  setLanguage('en')
  render(
    <ExplanationLines
      lines={[
        {
          type: 'day',
          day: '2026-10-01',
          nth: null,
          why: 'holiday',
          holiday: { zh: '国庆节', en: 'National Day' },
        },
        { type: 'day', day: '2026-10-10', nth: 3, why: 'make-up', holiday: null },
      ]}
    />,
  )
  expect(rows()).toEqual([
    ['2026-10-01 Thu', 'National Day, not counted', ''],
    ['2026-10-10 Sat', 'day 3 (make-up workday)', ''],
  ])
})

const deadline = (changes: Partial<DeadlineView>): DeadlineView => ({
  id: '0197f000-0000-7000-8000-0000000000d1',
  caseId: '0197f000-0000-7000-8000-0000000000c1',
  subject: 'case',
  subjectId: '0197f000-0000-7000-8000-0000000000c1',
  goal: 'answer',
  rule: { id: 'hotline-answer', zh: '政府热线答复', en: 'Government hotline answered', origin: 'house' },
  state: 'running',
  startedAt: at('2026-07-13 10:00'),
  dueAt: Date.now() + 100 * hour,
  warnAt: Date.now() + 50 * hour,
  pausedSince: null,
  breachedAt: null,
  endedAt: null,
  step: 0,
  missingYears: [],
  extensible: 0,
  ...changes,
})

it('shows how each deadline stands, what ended how, and gives more time with a reason', async () => {
  const views = [
    deadline({ extensible: 10, missingYears: [2028] }),
    deadline({
      id: '0197f000-0000-7000-8000-0000000000d2',
      goal: 'settle',
      state: 'paused',
      dueAt: null,
      pausedSince: at('2026-07-13 11:00'),
    }),
    deadline({
      id: '0197f000-0000-7000-8000-0000000000d3',
      goal: 'attend',
      state: 'met',
      endedAt: 2,
      breachedAt: 1,
    }),
  ]
  const desk = standInDesk(({ path }) => (path === 'deadlines.ofCase' ? views : null))
  vi.stubGlobal('fetch', desk.fetch)
  const { Around } = createPage()
  render(<DeadlinesOfCase caseId={views[0]?.caseId ?? ''} open />, { wrapper: Around })
  await screen.findByText('还剩 4 天')
  expect(screen.getByTitle(/尚无 2028 年/).textContent).toContain('暂定')
  expect(screen.getByText('暂停计时')).toBeTruthy()
  expect(screen.getByText('已结束的时限（1）')).toBeTruthy()
  expect(screen.getByText('逾期后完成')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: '延期' }))
  fireEvent.change(screen.getByLabelText('再延（最多 10）'), { target: { value: '4' } })
  fireEvent.click(screen.getByRole('button', { name: '确认延期' }))
  await screen.findByText(/请填写大于 0/)
  expect(desk.callsTo('deadlines.extend')).toHaveLength(0)
  fireEvent.change(screen.getByLabelText('延期原因'), { target: { value: '等检测报告' } })
  fireEvent.click(screen.getByRole('button', { name: '确认延期' }))
  await waitFor(() => expect(desk.callsTo('deadlines.extend')).toHaveLength(1))
  expect(desk.callsTo('deadlines.extend')[0]?.input).toMatchObject({
    input: { deadlineId: views[0]?.id, amount: 4, reason: '等检测报告' },
  })
})
