import { useQuery } from '@tanstack/react-query'
import { Button, Tag } from 'antd'
import { useState } from 'react'
import type { ImportEntry } from '../../../main/contract/imports.ts'
import { useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { ConfirmPopover } from '../../components/ConfirmPopover.tsx'
import { ErrorNote, ErrorState } from '../../components/ErrorState.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Time } from '../../components/Time.tsx'
import { texts } from './texts.ts'
import { useImportTexts } from './useImportTexts.ts'
import { useUndoImport } from './useUndoImport.ts'

const firstPage = 10

/** Earlier imports, each of which can be undone while nothing was built on it. */
export function History() {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const [limit, setLimit] = useState(firstPage)
  const history = useQuery(trpc.imports.history.queryOptions({ limit }))
  const undo = useUndoImport()
  return (
    <section className="import-history" aria-label={t('history')}>
      <h2>{t('history')}</h2>
      {history.error && !history.data ? <ErrorState error={history.error} retry={history.refetch} /> : null}
      {history.isPending ? <Loading rows={3} /> : null}
      {history.data?.length === 0 ? <p className="desk-soft">{t('historyEmpty')}</p> : null}
      <ul>
        {history.data?.map(entry => (
          <li key={entry.id}>
            <EntryLine entry={entry} undo={undo} />
            {undo.outcome?.importId === entry.id ? <ErrorNote error={undo.outcome.error} /> : null}
          </li>
        ))}
      </ul>
      {history.data && history.data.length >= limit && limit < 100 ? (
        <Button type="link" onClick={() => setLimit(100)}>
          {t('more')}
        </Button>
      ) : null}
    </section>
  )
}

function EntryLine({
  entry,
  undo,
}: {
  readonly entry: ImportEntry
  readonly undo: ReturnType<typeof useUndoImport>
}) {
  const t = useImportTexts(entry.kind)
  const { created, updated, unchanged, refused } = entry.counts
  return (
    <div className="import-entry">
      <span className="import-entry-name">{entry.fileName ?? t('unknownFile')}</span>
      <Tag>{t(`kind.${entry.kind}`)}</Tag>
      <span className="desk-soft desk-figures">
        {t('historyLine', { created, updated, unchanged, refused })}
      </span>
      <span className="desk-soft">
        <Time at={entry.at} /> · {t('historyBy', { name: entry.actorName ?? t('unknownActor') })}
      </span>
      {entry.undoneAt === null ? (
        <ConfirmPopover
          question={t('undoQuestion')}
          detail={<div className="import-undo-detail">{t('undoDetail')}</div>}
          verb={t('undo')}
          danger
          onConfirm={() => undo.start(entry.id)}
        >
          <Button size="small" loading={undo.running === entry.id} disabled={undo.running !== null}>
            {undo.running === entry.id ? t('undoing') : t('undo')}
          </Button>
        </ConfirmPopover>
      ) : (
        <Tag>{t('historyUndone')}</Tag>
      )}
    </div>
  )
}
