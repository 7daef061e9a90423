import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { LeakReportChoice, LeakReportView } from '../../main/contract/leak-reports.ts'
import { setLanguage } from '../../renderer/app/i18n.ts'
import { LeakReportsPage } from '../../renderer/features/leak-reports/LeakReportsPage.tsx'
import { texts } from '../../renderer/features/leak-reports/texts.ts'
import { createPage, standInDesk } from './support.tsx'

const t = texts.zh
const storm = '0197f000-0000-7000-8000-000000000001'
const at = Date.parse('2026-07-12T19:00:00+08:00')
const choice: LeakReportChoice = {
  emergencyId: storm,
  year: null,
  kind: 'storm',
  from: at,
  until: null,
  leaks: 7,
}
const view: LeakReportView = {
  content: {
    title: '2026-07-12 暴雨应急报告',
    notes: ['数据截至今天'],
    sections: [
      {
        heading: '反应时间',
        blocks: [
          { kind: 'words', text: '从第一次来电算起' },
          {
            kind: 'table',
            table: {
              name: '反应时间',
              columns: [
                { title: '到什么为止', kind: 'text' },
                { title: '中位数', kind: 'minutes' },
                { title: '仍在等', kind: 'number' },
              ],
              rows: [
                ['到场', 95, 2],
                ['首次回电', null, 7],
              ],
              chart: { kind: 'rows', title: '多久', label: 0, bars: [1] },
            },
          },
        ],
      },
    ],
  },
  words: { ranOut: '', lessons: '早备水泵', prevent: '' },
  writtenAt: null,
  writtenBy: null,
}

let stand: ReturnType<typeof standInDesk>
beforeEach(() => {
  setLanguage('zh')
  stand = standInDesk(({ path }) => {
    if (path === 'leakReports.choices') return [choice]
    if (path === 'leakReports.show') return view
    return null
  })
  vi.stubGlobal('fetch', stand.fetch)
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const open = () => render(<LeakReportsPage />, { wrapper: createPage('/leaks/reports').Around })

describe('the page of reports', () => {
  it('shows the latest report with its figures in hours and its chart', async () => {
    open()
    expect(await screen.findByRole('heading', { name: view.content.title })).toBeTruthy()
    expect(screen.getByRole('cell', { name: '1 小时 35 分' })).toBeTruthy()
    expect(screen.getByRole('cell', { name: '—' })).toBeTruthy()
    expect(screen.getByRole('img', { name: '多久' })).toBeTruthy()
  })

  it('writes lessons over what stood there', async () => {
    open()
    fireEvent.click(await screen.findByRole('button', { name: new RegExp(t.words) }))
    fireEvent.change(await screen.findByLabelText(t.lessons), { target: { value: '早备水泵和沙袋' } })
    fireEvent.click(screen.getByRole('button', { name: new RegExp(t.save) }))
    await waitFor(() => expect(stand.callsTo('leakReports.write')).toHaveLength(1))
    const [sent] = stand.callsTo('leakReports.write')
    expect(JSON.stringify(sent?.input)).toContain('早备水泵和沙袋')
    expect(JSON.stringify(sent?.input)).toContain('"base":{"ranOut":""')
  })
})
