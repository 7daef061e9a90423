import { Button } from 'antd'
import { useState } from 'react'
import { DeskError } from '../../../main/contract/errors.ts'
import type { SheetDetail } from '../../../main/contract/sheet-views.ts'
import type { SheetPart } from '../../../main/contract/sheets.ts'
import { newId, useTRPCClient } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { useQueryClient } from '@tanstack/react-query'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { deskTransport, type UploadAnswer } from '../cases/files/upload-transport.ts'
import { ChooseFiles } from '../cases/files/FileDrop.tsx'
import { texts } from './texts.ts'

/** Files belong to what stands at the moment: the sheet, the reply to it, our answer. */
const partOf = ({ direction, repliedAt }: SheetDetail): SheetPart =>
  direction === 'in' ? (repliedAt === null ? 'sheet' : 'answer') : repliedAt === null ? 'sheet' : 'reply'

/** Brings one file to the desk in slices; rejects with the desk's refusal. */
async function upload(file: File): Promise<string> {
  const { signal } = new AbortController()
  let reached = accepted(await deskTransport.begin(file.name, file.size, signal))
  const { uploadId, sliceBytes } = reached
  while (reached.offset < file.size) {
    const slice = file.slice(reached.offset, reached.offset + sliceBytes)
    reached = accepted(await deskTransport.send(uploadId, reached.offset, slice, signal))
  }
  return uploadId
}

function accepted(answer: UploadAnswer) {
  if (!answer.ok) throw new DeskError(answer.error.code, answer.error.params)
  return answer
}

/** Adds files to a sheet, one after the other; what failed is said, what arrived stays. */
export function AttachFile({ detail, onDone }: { readonly detail: SheetDetail; onDone(): void }) {
  const t = useTexts(texts)
  const client = useTRPCClient()
  const queries = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const attach = async (files: readonly File[]) => {
    setBusy(true)
    setError(null)
    try {
      for (const file of files) {
        const uploadId = await upload(file)
        await client.sheets.attachFile.mutate({
          commandId: newId(),
          input: { sheetId: detail.id, fileId: newId(), part: partOf(detail), uploadId },
        })
      }
      onDone()
    } catch (failure) {
      setError(failure)
    } finally {
      setBusy(false)
      queries.invalidateQueries().catch(reportError)
    }
  }
  return (
    <div className="sheet-step">
      <h2>{t(`part.${partOf(detail)}`)}</h2>
      <div className="sheet-step-foot">
        {busy ? (
          <span role="status">{t('uploading')}</span>
        ) : (
          <ChooseFiles onFiles={files => attach(files).catch(reportError)} />
        )}
        <Button onClick={onDone}>{t('cancel')}</Button>
      </div>
      <ErrorNote error={error} />
    </div>
  )
}
