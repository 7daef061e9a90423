import { App } from 'antd'
import { useState } from 'react'
import type { Scan } from '../../../main/contract/documents.ts'
import { errorText, newId, useCommand, useTRPC } from '../../app/api.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { useUndo } from '../../components/undo.tsx'
import type { Home } from './HomeField.tsx'
import { texts } from './texts.ts'

/** What is said of a paper besides its home and type. */
export interface Said {
  readonly original: boolean
  /** Empty: as the file says. */
  readonly pages: number | null
  readonly shelf: string
  readonly title: string
}

/**
 * Filing as fast as one types: a scan leaves the list at once, and comes back where the desk refuses it. The last
 * paper can get further pages and be taken back, and then the one before it.
 */
export function useFiling() {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const language = useLanguage()
  const { message } = App.useApp()
  // One note at a time: several would lie over the scan that is looked at next. Earlier filings are taken back by key.
  const offerUndo = useUndo('filing')
  const file = useCommand(trpc.documents.file)
  const addPages = useCommand(trpc.documents.addPages)
  const takeBack = useCommand(trpc.documents.takeBack)
  const discard = useCommand(trpc.documents.discardScans)
  const giveBack = useCommand(trpc.documents.returnScans)
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set())
  /** Papers filed here, in order; the last ones can be taken back one after the other. */
  const [filed, setFiled] = useState<readonly string[]>([])
  const last = filed.at(-1)

  const hide = (ids: readonly string[]) => setGone(before => new Set([...before, ...ids]))
  const show = (ids: readonly string[]) =>
    setGone(before => new Set([...before].filter(id => !ids.includes(id))))
  const refused = (ids: readonly string[]) => (error: unknown) => {
    show(ids)
    message.error(errorText(error, language))
  }
  const undo = async (documentId: string) => {
    const { scanIds } = await takeBack.run({ documentId })
    show(scanIds)
    setFiled(before => before.filter(id => id !== documentId))
    message.info(t('undone'))
  }

  return {
    gone,
    last,
    file(scan: Scan, home: Home, type: string, typeName: string, said: Said): void {
      const documentId = newId()
      hide([scan.id])
      setFiled(before => [...before, documentId])
      file
        .run({
          documentId,
          unitId: home.unitId,
          scanIds: [scan.id],
          details: {
            type,
            personId: home.personId,
            original: said.original,
            pages: said.pages ?? 0,
            shelf: said.shelf,
            title: said.title,
          },
        })
        .then(() => offerUndo(t('filed', { number: home.number, type: typeName }), () => undo(documentId)))
        .catch((error: unknown) => {
          setFiled(before => before.filter(id => id !== documentId))
          refused([scan.id])(error)
        })
    },
    /** The scan is a further page of the last paper. */
    addPage(scan: Scan): void {
      if (last === undefined) return
      hide([scan.id])
      addPages
        .run({ documentId: last, scanIds: [scan.id] })
        .then(() => offerUndo(t('pageAdded'), () => undo(last)))
        .catch(refused([scan.id]))
    },
    discard(scan: Scan): void {
      const scanIds = [scan.id]
      hide(scanIds)
      discard
        .run({ scanIds })
        .then(() =>
          offerUndo(t('discarded', { count: 1 }), async () => {
            await giveBack.run({ scanIds })
            show(scanIds)
          }),
        )
        .catch(refused(scanIds))
    },
    undoLast(): void {
      if (last !== undefined) undo(last).catch(refused([]))
    },
  }
}

export type Filing = ReturnType<typeof useFiling>
