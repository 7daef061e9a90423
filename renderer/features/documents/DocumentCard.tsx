import { App, Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { DocumentRow } from '../../../main/contract/documents.ts'
import { errorText, useCommand, useTRPC } from '../../app/api.ts'
import { formatDay } from '../../app/format.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { StateTag } from '../../components/StateTag.tsx'
import { useUndo } from '../../components/undo.tsx'
import { FileGrid } from '../cases/files/FileGrid.tsx'
import { CorrectForm } from './CorrectForm.tsx'
import { ReasonForm } from './ReasonForm.tsx'
import { texts } from './texts.ts'

/** One paper: what it is, where it stands, its pages, and what can be done with it. */
export function DocumentCard({ row, name }: { readonly row: DocumentRow; readonly name: string }) {
  const t = useTexts(texts)
  const may = useMay()
  const [doing, setDoing] = useState<'correct' | 'remove'>()
  const { state, reason, files, personId, personName } = row
  const facts = [
    row.original ? t('original') : t('copy'),
    row.pages > 0 ? t('pagesValue', { count: row.pages }) : '',
    row.shelf === '' ? '' : `${t('shelf')} ${row.shelf}`,
    row.dated ?? '',
    row.note ?? '',
    t('filedBy', { name: row.filedByName ?? '—', day: formatDay(row.filedAt) }),
  ]
  const close = () => setDoing(undefined)
  return (
    <article className="paper" aria-label={name}>
      <p>
        {row.title ? <strong>{row.title} </strong> : null}
        {state === 'present' ? null : <StateTag tone="off">{`${name} · ${t(`state.${state}`)}`}</StateTag>}{' '}
        {personId === null || personName === null ? null : (
          <Link to={`/people/${personId}`}>{personName}</Link>
        )}{' '}
        <span className="desk-soft">{facts.filter(fact => fact !== '').join(' · ')}</span>
        {reason === null || state !== 'removed' ? null : <span> {t('reasonSaid', { reason })}</span>}
      </p>
      {files.length > 0 ? (
        <FileGrid
          files={files.map(file => ({ ...file, id: file.fileId, takenAt: null, attachedAt: row.filedAt }))}
        />
      ) : null}
      {may('document.work') && doing === undefined ? (
        <Actions
          row={row}
          name={name}
          onCorrect={() => setDoing('correct')}
          onRemove={() => setDoing('remove')}
        />
      ) : null}
      {doing === 'correct' ? <CorrectForm row={row} onClose={close} /> : null}
      {doing === 'remove' ? <Remove row={row} name={name} onClose={close} /> : null}
    </article>
  )
}

interface ActionsProps {
  readonly row: DocumentRow
  readonly name: string
  onCorrect(): void
  onRemove(): void
}

function Actions({ row, name, onCorrect, onRemove }: ActionsProps) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const language = useLanguage()
  const { message } = App.useApp()
  const restore = useCommand(trpc.documents.restore, {
    onError: error => message.error(errorText(error, language)),
  })
  if (row.state === 'present') {
    return (
      <div className="filing-row">
        <Button size="small" aria-label={`${t('edit')} ${name}`} onClick={onCorrect}>
          {t('edit')}
        </Button>
        <Button size="small" aria-label={`${t('remove')} ${name}`} onClick={onRemove}>
          {t('remove')}
        </Button>
      </div>
    )
  }
  if (row.state !== 'removed') return null
  return (
    <Button size="small" loading={restore.pending} onClick={() => restore.send({ documentId: row.id })}>
      {t('restore')}
    </Button>
  )
}

interface RemoveProps {
  readonly row: DocumentRow
  readonly name: string
  onClose(): void
}

function Remove({ row, name, onClose }: RemoveProps) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const offerUndo = useUndo()
  const documentId = row.id
  const restore = useCommand(trpc.documents.restore)
  const remove = useCommand(trpc.documents.remove)
  return (
    <ReasonForm
      label={t('removeReason')}
      pending={remove.pending}
      error={remove.error}
      onCancel={onClose}
      onSend={reason => {
        remove
          .run({ documentId, reason })
          .then(() => {
            onClose()
            offerUndo(t('removedSaid', { type: name }), () => restore.run({ documentId }))
          })
          // The refusal stands below the reason.
          .catch(() => undefined)
      }}
    />
  )
}
