import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { setLanguage } from '../../renderer/app/i18n.ts'
import { DateField, type DateFieldProps, DateTimeField } from '../../renderer/components/date/DateField.tsx'
import { DeskForm } from '../../renderer/components/DeskForm.tsx'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 10, 22, 4) })
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
  setLanguage('zh')
})

type Own = Partial<DateFieldProps> & { readonly onGiven?: (value: string) => void }

function Held({ onGiven, ...props }: Own) {
  const [value, setValue] = useState(props.value ?? '')
  const change = (next: string) => {
    setValue(next)
    onGiven?.(next)
  }
  return (
    <>
      <DateField aria-label="day" {...props} value={value} onChange={change} />
      <output>{value}</output>
    </>
  )
}

const field = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'day' })
const given = () => screen.getByRole('status').textContent
const type = (text: string) => fireEvent.change(field(), { target: { value: text } })

it('holds what is typed from the first moment that it is a day, and writes it out on leaving', () => {
  render(<Held />)
  type('+3')
  expect(given()).toBe('2026-11-25')
  expect(field().value).toBe('+3')
  fireEvent.blur(field())
  expect(field().value).toBe('2026-11-25')
})

it('keeps nonsense with the reason below, and holds no day meanwhile', () => {
  render(<Held value="2026-11-20" />)
  type('2026-02-30')
  expect(given()).toBe('')
  expect(screen.queryByRole('alert')).toBeNull()
  fireEvent.blur(field())
  const alert = screen.getByRole('alert')
  expect(alert.textContent).toContain('看不懂这个日期')
  expect(field().value).toBe('2026-02-30')
  expect(field().getAttribute('aria-invalid')).toBe('true')
  expect(field().getAttribute('aria-describedby')).toBe(alert.id)
  type('明天')
  fireEvent.blur(field())
  expect(screen.queryByRole('alert')).toBeNull()
  expect(given()).toBe('2026-11-23')
})

it('speaks the language of the screen, also of its limits', () => {
  setLanguage('en')
  render(<Held max="2026-11-22" />)
  type('tomorrow')
  fireEvent.blur(field())
  expect(screen.getByRole('alert').textContent).toBe('2026-11-22 at the latest')
  expect(given()).toBe('')
})

it('goes by day and month with arrows and page keys, within its limits', () => {
  render(<Held value="2026-11-22" max="2026-11-24" />)
  fireEvent.keyDown(field(), { key: 'ArrowUp' })
  expect(given()).toBe('2026-11-23')
  fireEvent.keyDown(field(), { key: 'PageDown' })
  expect(given()).toBe('2026-10-23')
  fireEvent.keyDown(field(), { key: 'PageUp' })
  fireEvent.keyDown(field(), { key: 'PageUp' })
  expect(given()).toBe('2026-11-24')
  fireEvent.keyDown(field(), { key: 'ArrowDown' })
  expect(given()).toBe('2026-11-23')
})

it('waits for the end of the typing where each day is read anew', () => {
  const onGiven = vi.fn()
  render(<Held settled value="2026-11-22" onGiven={onGiven} />)
  type('2026-11-1')
  expect(onGiven).not.toHaveBeenCalled()
  type('2026-11-12')
  fireEvent.keyDown(field(), { key: 'Enter' })
  expect(onGiven.mock.calls).toEqual([['2026-11-12']])
})

it('opens a calendar that is walked by keyboard, and comes back with the day', () => {
  render(<Held value="2026-11-22" />)
  fireEvent.keyDown(field(), { key: 'ArrowDown', altKey: true })
  const chosen = screen.getByRole('button', { name: '22 2026-11-22 周日' })
  expect(document.activeElement).toBe(chosen)
  fireEvent.keyDown(chosen, { key: 'ArrowRight' })
  const next = screen.getByRole('button', { name: '23 2026-11-23 周一' })
  expect(document.activeElement).toBe(next)
  fireEvent.click(next)
  expect(given()).toBe('2026-11-23')
  expect(document.activeElement).toBe(field())
})

it('closes the calendar by Escape without closing what is around it', () => {
  const around = vi.fn()
  render(
    <div onKeyDown={around}>
      <Held value="2026-11-22" />
    </div>,
  )
  fireEvent.click(field())
  fireEvent.keyDown(field(), { key: 'Escape' })
  expect(around).not.toHaveBeenCalled()
  fireEvent.keyDown(field(), { key: 'Escape' })
  expect(around).toHaveBeenCalledOnce()
})

it('does not let a form go that holds a date nobody can read', () => {
  const onSubmit = vi.fn()
  render(
    <DeskForm onSubmit={onSubmit} ctrlEnter label="form">
      <Held />
    </DeskForm>,
  )
  type('soon')
  fireEvent.keyDown(field(), { key: 'Enter', ctrlKey: true })
  fireEvent.submit(screen.getByRole('form'))
  expect(onSubmit).not.toHaveBeenCalled()
  type('')
  fireEvent.submit(screen.getByRole('form'))
  expect(onSubmit).toHaveBeenCalledOnce()
})

it('holds a moment; a day alone keeps the clock that stood there', () => {
  const onChange = vi.fn()
  render(<DateTimeField aria-label="day" value="2026-11-22T09:30" onChange={onChange} />)
  expect(field().value).toBe('2026-11-22 09:30')
  type('明天')
  expect(onChange).toHaveBeenLastCalledWith('2026-11-23T09:30')
  type('明天 14:00')
  expect(onChange).toHaveBeenLastCalledWith('2026-11-23T14:00')
})
