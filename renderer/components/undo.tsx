import { App, Button } from 'antd'
import { useEffect, useState } from 'react'
import { errorText } from '../app/errors.ts'
import { useHotkey } from '../app/hotkeys.ts'
import { useLanguage, useTexts } from '../app/i18n.ts'
import { KeyHint } from './KeyHint.tsx'
import { texts } from './texts.ts'

/** How long an operation can be taken back from the note that reports it, in seconds. */
const undoSeconds = 10

/**
 * Reports something done and offers to take it back for ten seconds.
 *
 *     const offerUndo = useUndo()
 *     offerUndo(t('voided', { number }), () => restore.run({ caseId }))
 *
 * @param place notes of the same place take each other's: for things done one after the other, quickly
 */
export function useUndo(place?: string): (said: string, undo: () => Promise<unknown>) => void {
  const { message } = App.useApp()
  const language = useLanguage()
  return (said, undo) => {
    const now = Date.now()
    const key = `undo-${place ?? now}`
    const takeBack = async () => {
      message.destroy(key)
      try {
        await undo()
      } catch (error) {
        message.error(errorText(error, language))
      }
    }
    message.success({
      key,
      duration: undoSeconds,
      content: <UndoNote key={now} said={said} onUndo={() => takeBack().catch(reportError)} />,
    })
  }
}

function UndoNote({ said, onUndo }: { readonly said: string; onUndo(): void }) {
  const t = useTexts(texts)
  const [seconds, setSeconds] = useState(undoSeconds)
  useEffect(() => {
    const timer = setInterval(() => setSeconds(left => Math.max(0, left - 1)), 1_000)
    return () => clearInterval(timer)
  }, [])
  // In a field the same keys take back typing.
  useHotkey({ keys: 'Ctrl Z', label: t('undo'), inFields: false }, onUndo)
  return (
    <span>
      {said}{' '}
      <Button size="small" type="link" onClick={onUndo} title={t('undoIn', { seconds })}>
        {t('undo')}
      </Button>
      <KeyHint keys="Ctrl Z" /> <span className="desk-soft desk-figures">{seconds}</span>
    </span>
  )
}
