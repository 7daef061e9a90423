import { App } from 'antd'
import { useRef } from 'react'
import type { Scan } from '../../../main/contract/documents.ts'
import { errorText, newId, useCommand, useTRPC, useTRPCClient } from '../../app/api.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { useUndo } from '../../components/undo.tsx'
import { texts } from './texts.ts'

/**
 * Cutting one scan into parts, calling that off, and taking it back.
 *
 * @param onShow told which scan to show next: the first part, or the whole after taking it back
 */
export function useSplit(scan: Scan, onShow: (scanId: string) => void) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const client = useTRPCClient()
  const language = useLanguage()
  const { message } = App.useApp()
  const offerUndo = useUndo()
  const split = useCommand(trpc.documents.splitScan)
  const undo = useCommand(trpc.documents.undoSplit)
  /** Made once: a split that is tried again makes the same parts. */
  const ids = useRef<string[]>([])
  const scanId = scan.id

  return {
    pending: split.pending,
    error: split.error,
    /** @returns whether the parts are there */
    async run(pages: number, cuts: readonly number[]): Promise<boolean> {
      while (ids.current.length <= cuts.length) ids.current.push(newId())
      const partIds = ids.current.slice(0, cuts.length + 1)
      try {
        await split.run({ scanId, pages, cuts: [...cuts], partIds })
      } catch {
        // Kept in `error`, from where it is shown.
        return false
      }
      onShow(partIds[0] ?? scanId)
      offerUndo(t('splitDone', { count: partIds.length }), async () => {
        await undo.run({ scanId })
        onShow(scanId)
      })
      return true
    },
    cancel(): void {
      client.documents.cancelSplit
        .mutate({ scanId })
        .catch((error: unknown) => message.error(errorText(error, language)))
    },
  }
}
