import { useEffect } from 'react'
import { useTexts } from './i18n.ts'
import { texts } from './shell/texts.ts'

/** Names the window after what it shows: `Cases · Clubhouse Desk`; undefined leaves the name to somebody else. */
export function useWindowTitle(title: string | undefined): void {
  const product = useTexts(texts)('product')
  useEffect(() => {
    if (title !== undefined) document.title = title === product ? product : `${title} · ${product}`
  }, [title, product])
}
