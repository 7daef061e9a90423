import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import type { ChecklistLine, DocumentRow, UnitDocuments } from '../../../main/contract/documents.ts'
import { stageWords } from '../../../main/contract/unit-changes.ts'
import { otherDocument } from '../../../main/contract/profile-documents.ts'
import { ofOneThing, useTRPC } from '../../app/api.ts'
import { useHotkey } from '../../app/hotkeys.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { ErrorState } from '../../components/ErrorState.tsx'
import { KeyHint } from '../../components/KeyHint.tsx'
import { Loading } from '../../components/Loading.tsx'
import { StateTag } from '../../components/StateTag.tsx'
import { FileDrop } from '../cases/files/FileDrop.tsx'
import { usePastedFiles } from '../cases/files/usePastedFiles.ts'
import type { UnitTabProps } from '../owners/unit/tabs.tsx'
import { DocumentCard } from './DocumentCard.tsx'
import { DocumentForm } from './DocumentForm.tsx'
import './documents.css'
import { texts } from './texts.ts'
import { WaiveButton } from './WaiveButton.tsx'

/** What is being added: of which type, with which files. */
interface Adding {
  readonly type: string
  readonly files: readonly File[]
  /** Pasted on no line in particular: the form asks which paper it is. */
  readonly asksType?: boolean
}

/** The papers of one home against the checklist: what is there, what is missing, what does not apply. */
export function UnitDocumentsTab({ detail }: UnitTabProps) {
  const trpc = useTRPC()
  const { id } = detail.unit
  const found = useQuery({ ...trpc.documents.ofUnit.queryOptions({ unitId: id }), ...ofOneThing })
  if (found.error && !found.data) return <ErrorState error={found.error} retry={found.refetch} />
  if (!found.data) return <Loading rows={10} />
  return <Papers unitId={id} papers={found.data} />
}

function Papers({ unitId, papers }: { readonly unitId: string; readonly papers: UnitDocuments }) {
  const t = useTexts(texts)
  const language = useLanguage()
  const may = useMay()
  const [adding, setAdding] = useState<Adding>()
  const [shown, setShown] = useState(false)
  const works = may('document.work')
  const addOther = () => setAdding({ type: otherDocument, files: [] })
  useHotkey({ keys: 'D', label: t('addOther'), disabled: !works }, addOther)
  usePastedFiles(
    files => setAdding({ type: otherDocument, files, asksType: true }),
    !works || adding !== undefined,
  )
  const nameOf = (type: string) => papers.lines.find(line => line.type === type)?.name[language] ?? t('other')
  const titleOf = (row: DocumentRow) =>
    row.type === otherDocument ? (row.title ?? t('other')) : nameOf(row.type)
  const cardOf = (row: DocumentRow) => <DocumentCard key={row.id} row={row} name={titleOf(row)} />
  return (
    <section className="papers">
      <header className="filing-row">
        <strong className="desk-figures">
          {papers.required === 0
            ? t('unitNothing')
            : t('unitRate', { present: papers.present, required: papers.required })}
        </strong>
        {works ? <span className="desk-soft">{t('teachUnit')}</span> : null}
        {works ? (
          <Button onClick={addOther}>
            {t('addOther')} <KeyHint keys="D" />
          </Button>
        ) : null}
      </header>
      <ul className="document-list">
        {papers.lines.map(line => (
          <li key={line.type}>
            <FileDrop disabled={!works} onFiles={files => setAdding({ type: line.type, files })}>
              <LineHead line={line} unitId={unitId} add={() => setAdding({ type: line.type, files: [] })} />
              {line.documents.map(cardOf)}
            </FileDrop>
          </li>
        ))}
      </ul>
      {papers.others.length > 0 ? (
        <>
          <h2>{t('others')}</h2>
          {papers.others.map(cardOf)}
        </>
      ) : null}
      {papers.history.length > 0 ? (
        <>
          <Button type="link" aria-expanded={shown} onClick={() => setShown(!shown)}>
            {t('history')} ({papers.history.length})
          </Button>
          {shown ? papers.history.map(cardOf) : null}
        </>
      ) : null}
      {adding ? (
        <DocumentForm
          unitId={unitId}
          type={adding.type}
          name={nameOf(adding.type)}
          files={adding.files}
          older={papers.lines.find(line => line.type === adding.type)?.documents[0]?.id ?? null}
          types={
            adding.asksType === true
              ? [...papers.lines.map(({ type }) => type), otherDocument].map(type => ({
                  value: type,
                  label: nameOf(type),
                }))
              : undefined
          }
          onType={type => setAdding({ ...adding, type })}
          onClose={() => setAdding(undefined)}
        />
      ) : null}
    </section>
  )
}

interface LineHeadProps {
  readonly line: ChecklistLine
  readonly unitId: string
  add(): void
}

function LineHead({ line, unitId, add }: LineHeadProps) {
  const t = useTexts(texts)
  const language = useLanguage()
  const may = useMay()
  const { name, state, required, neededFrom, reason, type } = line
  const named = name[language]
  return (
    <div className="filing-row paper-head">
      <strong>{named}</strong>
      {state === 'present' ? <StateTag tone="done">{t('presentTag')}</StateTag> : null}
      {state === 'missing' && required ? <StateTag tone="overdue">{t('missingTag')}</StateTag> : null}
      {state === 'missing' && !required ? (
        <span className="desk-soft">
          {neededFrom === null ? t('optional') : t('neededFrom', { stage: stageWords[neededFrom][language] })}
        </span>
      ) : null}
      {state === 'not-applicable' ? (
        <StateTag tone="off">
          {reason === null ? t('notApplicable') : t('notApplicableWhy', { reason })}
        </StateTag>
      ) : null}
      {may('document.work') ? (
        <span className="paper-actions">
          <Button size="small" aria-label={t('addFor', { type: named })} onClick={add}>
            {t('add')}
          </Button>
          {state === 'present' || (state === 'missing' && !required) ? null : (
            <WaiveButton
              unitId={unitId}
              type={type}
              name={named}
              waived={state === 'not-applicable'}
              reason={reason}
            />
          )}
        </span>
      ) : null}
    </div>
  )
}
