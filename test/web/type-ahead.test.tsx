import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { keepTyping } from '../../renderer/app/type-ahead.ts'

const shortcut = vi.fn<(key: string) => void>()
const onKey = (event: KeyboardEvent) => shortcut(event.key)

beforeEach(() => window.addEventListener('keydown', onKey))
afterEach(() => {
  cleanup()
  window.removeEventListener('keydown', onKey)
  shortcut.mockClear()
})

function Field() {
  const [text, setText] = useState('')
  return <input aria-label="who" value={text} onChange={event => setText(event.target.value)} />
}

const type = (keys: readonly string[], init: KeyboardEventInit = {}) => {
  for (const key of keys) fireEvent.keyDown(document.body, { key, ...init })
}

it('hands what was typed on the way to the first field, and lets none of it be a shortcut', async () => {
  render(<Field />)
  keepTyping()
  type(['3', '-', 'x', 'Backspace', '1', '2', '0', '1'])
  expect(shortcut).not.toHaveBeenCalled()
  screen.getByLabelText('who').focus()
  await waitFor(() => expect(screen.getByLabelText<HTMLInputElement>('who').value).toBe('3-1201'))
  type(['j'])
  expect(shortcut).toHaveBeenCalledExactlyOnceWith('j')
})

it('leaves shortcuts with Ctrl alone, and gives up at Escape or when it is told that nobody wants it', async () => {
  render(<Field />)
  keepTyping()
  type(['k'], { ctrlKey: true })
  expect(shortcut).toHaveBeenCalledExactlyOnceWith('k')
  type(['a', 'Escape', 'b'])
  expect(shortcut).toHaveBeenLastCalledWith('b')
  const there = keepTyping()
  type(['c'])
  there()
  screen.getByLabelText('who').focus()
  await Promise.resolve()
  expect(screen.getByLabelText<HTMLInputElement>('who').value).toBe('')
})
