import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { VirtualList } from '../../renderer/components/VirtualList.tsx'

// The test environment lays nothing out: a list of 400 pixels and rows of 40 are assumed.
beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(400)
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(300)
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(40)
})
afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

const items = Array.from({ length: 10_000 }, (_, index) => `item ${index}`)

interface ListProps {
  onOpen?(item: string): void
  onEnd?(): void
  readonly hasMore?: boolean
  readonly length?: number
}

function List({ onOpen = () => undefined, onEnd = () => undefined, hasMore = false, length }: ListProps) {
  const [selected, setSelected] = useState<string | undefined>()
  return (
    <>
      <input aria-label="field" />
      <VirtualList
        items={items.slice(0, length)}
        keyOf={item => item}
        label="things"
        rowHeight={40}
        selected={selected}
        onSelect={item => setSelected(item)}
        onOpen={onOpen}
        onEnd={onEnd}
        hasMore={hasMore}
        render={item => item}
      />
      <output>{selected}</output>
    </>
  )
}

const press = (key: string, target: Element = document.body, more: object = {}) =>
  fireEvent.keyDown(target, { key, ...more })
const chosen = () => screen.getByRole('status').textContent

it('draws only what is seen of ten thousand', () => {
  render(<List />)
  const drawn = screen.getAllByRole('option').length
  expect(drawn).toBeGreaterThan(2)
  expect(drawn).toBeLessThan(60)
  expect(screen.getAllByRole('option')[0]?.getAttribute('aria-setsize')).toBe('10000')
})

it('opens with Enter what J chose, without a click into the list', () => {
  const onOpen = vi.fn()
  render(<List onOpen={onOpen} />)
  press('j')
  press('j')
  press('Enter', document.activeElement ?? document.body)
  expect(onOpen).toHaveBeenCalledExactlyOnceWith('item 1')
})

it('moves with J and K from anywhere on the page, but not while typing', () => {
  render(<List />)
  press('j')
  press('j')
  press('j')
  expect(chosen()).toBe('item 2')
  press('k')
  expect(chosen()).toBe('item 1')
  press('j', screen.getByLabelText('field'))
  expect(chosen()).toBe('item 1')
})

it('does not lose keys pressed faster than the address follows', () => {
  const onSelect = vi.fn()
  const onOpen = vi.fn()
  // Nobody moves the selection yet, as while a navigation is under way.
  render(
    <VirtualList
      items={items}
      keyOf={item => item}
      label="things"
      onSelect={onSelect}
      onOpen={onOpen}
      render={item => item}
    />,
  )
  press('j')
  press('j')
  expect(onSelect.mock.calls.map(([item]) => item as string)).toEqual(['item 0', 'item 1'])
  press('Enter', screen.getByRole('listbox'))
  expect(onOpen.mock.calls).toEqual([['item 1']])
})

it('opens the chosen thing with Enter, not while an input method is composing', () => {
  const onOpen = vi.fn()
  render(<List onOpen={onOpen} />)
  const list = screen.getByRole('listbox')
  press('End', list)
  expect(chosen()).toBe('item 9999')
  press('Home', list)
  press('ArrowDown', list)
  press('Enter', list, { isComposing: true })
  expect(onOpen).not.toHaveBeenCalled()
  press('Enter', list)
  expect(onOpen).toHaveBeenCalledWith('item 1')
})

it('asks for more near the end, and only where there is more', () => {
  const onEnd = vi.fn()
  const { rerender } = render(<List length={8} onEnd={onEnd} />)
  expect(onEnd).not.toHaveBeenCalled()
  rerender(<List length={8} onEnd={onEnd} hasMore />)
  expect(onEnd).toHaveBeenCalled()
})
