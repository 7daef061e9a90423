import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { useHotkey } from '../../renderer/app/hotkeys.ts'
import { Field } from '../../renderer/components/Field.tsx'
import { DeskForm } from '../../renderer/components/DeskForm.tsx'

afterEach(cleanup)

const form = (onSubmit: () => void) => (
  <DeskForm onSubmit={onSubmit} ctrlEnter label="form">
    <input aria-label="line" />
    <textarea aria-label="lines" />
    <button type="submit">send</button>
  </DeskForm>
)

/** Presses Enter and answers whether the browser would go on to send the form. */
const enterSends = (field: HTMLElement, event: object = {}) =>
  fireEvent.keyDown(field, { key: 'Enter', ...event })

it('lets Enter send the form', () => {
  render(form(() => undefined))
  expect(enterSends(screen.getByLabelText('line'))).toBe(true)
})

it('keeps the Enter that chooses a word of an input method from sending', () => {
  const onSubmit = vi.fn()
  render(form(onSubmit))
  expect(enterSends(screen.getByLabelText('line'), { isComposing: true })).toBe(false)
  // The key after the composition in Safari.
  expect(enterSends(screen.getByLabelText('line'), { keyCode: 229 })).toBe(false)
  enterSends(screen.getByLabelText('line'), { isComposing: true, ctrlKey: true })
  expect(onSubmit).not.toHaveBeenCalled()
})

it('leaves Enter to a field of several lines, also while composing', () => {
  render(form(() => undefined))
  expect(enterSends(screen.getByLabelText('lines'))).toBe(true)
  expect(enterSends(screen.getByLabelText('lines'), { isComposing: true })).toBe(true)
})

it('sends once with Ctrl Enter from a field of several lines', () => {
  const onSubmit = vi.fn()
  render(form(onSubmit))
  enterSends(screen.getByLabelText('lines'), { ctrlKey: true })
  expect(onSubmit).toHaveBeenCalledTimes(1)
})

function Keys({ onJ, onF2 }: { onJ(): void; onF2(): void }) {
  useHotkey({ keys: 'J', label: 'next' }, onJ)
  useHotkey({ keys: 'F2', label: 'intake' }, onF2)
  return <input aria-label="field" />
}

it('types letters into fields instead of running their shortcuts; function keys work everywhere', () => {
  const onJ = vi.fn()
  const onF2 = vi.fn()
  render(<Keys onJ={onJ} onF2={onF2} />)
  const field = screen.getByLabelText('field')
  fireEvent.keyDown(field, { key: 'j' })
  expect(onJ).not.toHaveBeenCalled()
  fireEvent.keyDown(field, { key: 'F2' })
  expect(onF2).toHaveBeenCalledTimes(1)
  fireEvent.keyDown(document.body, { key: 'j' })
  expect(onJ).toHaveBeenCalledTimes(1)
  fireEvent.keyDown(document.body, { key: 'j', ctrlKey: true })
  fireEvent.keyDown(document.body, { key: 'j', isComposing: true })
  expect(onJ).toHaveBeenCalledTimes(1)
})

it('forgets shortcuts of screens that are gone', () => {
  const onJ = vi.fn()
  const { unmount } = render(<Keys onJ={onJ} onF2={() => undefined} />)
  unmount()
  fireEvent.keyDown(document.body, { key: 'j' })
  expect(onJ).not.toHaveBeenCalled()
})

it('an error of a field leaves its hint, and both belong to the control', () => {
  render(
    <Field label="项目代码" hint="2 至 8 位字母或数字" error="代码不对">
      {control => <input id={control.id} aria-describedby={control['aria-describedby']} />}
    </Field>,
  )
  const said = screen.getByLabelText('项目代码').getAttribute('aria-describedby')?.split(' ') ?? []
  expect(said.map(id => document.getElementById(id)?.textContent)).toEqual([
    '代码不对',
    '2 至 8 位字母或数字',
  ])
})
