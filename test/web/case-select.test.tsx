import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { CaseSelect } from '../../renderer/features/cases/CaseSelect.tsx'
import { createPage, standInDesk } from './support.tsx'

const rowOf = (number: string) => ({
  id: `0197f000-0000-7000-8000-0000000000${number.slice(-2)}`,
  number,
  unitNumber: null,
  summary: number,
})

beforeEach(() => {
  const desk = standInDesk(({ path, input }) =>
    path === 'cases.search' ? { rows: [rowOf(`KF-${(input as { text: string }).text}`)], next: null } : null,
  )
  vi.stubGlobal('fetch', desk.fetch)
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

it('offers nothing that was found for what was typed before', async () => {
  const onChange = vi.fn()
  const { Around } = createPage()
  render(<CaseSelect label="case" placeholder="" value={null} onChange={onChange} />, { wrapper: Around })
  const field = screen.getByRole('combobox')
  fireEvent.change(field, { target: { value: '0011' } })
  await screen.findByTitle(/KF-0011/)
  fireEvent.change(field, { target: { value: '0012' } })
  expect(screen.queryByTitle(/KF-0011/)).toBeNull()
  fireEvent.keyDown(field, { key: 'Enter', keyCode: 13 })
  expect(onChange).not.toHaveBeenCalled()
  await screen.findByTitle(/KF-0012/)
  fireEvent.keyDown(field, { key: 'Enter', keyCode: 13 })
  expect(onChange).toHaveBeenCalledWith(rowOf('KF-0012').id)
})
