import { useLayoutEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { expect, it } from 'vitest'
import { useHotkey } from '../../renderer/app/hotkeys.ts'

/** Something that is saved by a key as soon as something came that can be saved. */
function Saving({ onSave, onShown }: { onSave(): void; onShown(): void }) {
  const [dirty, setDirty] = useState(false)
  useHotkey({ keys: 'Ctrl S', label: 'save', disabled: !dirty }, onSave)
  useLayoutEffect(() => {
    if (dirty) queueMicrotask(onShown)
    else setTimeout(() => setDirty(true))
  }, [dirty, onShown])
  return null
}

it('a shortcut works from the moment on in which what it is for is seen', async () => {
  const saved: string[] = []
  const root = createRoot(document.createElement('div'))
  await new Promise<void>(resolve => {
    const onShown = () => {
      window.dispatchEvent(new KeyboardEvent('keydown', { key: 's', ctrlKey: true }))
      resolve()
    }
    root.render(<Saving onSave={() => saved.push('saved')} onShown={onShown} />)
  })
  root.unmount()
  expect(saved).toEqual(['saved'])
})
