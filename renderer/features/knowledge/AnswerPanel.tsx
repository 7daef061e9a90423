import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import type { AnswerDetail, AnswerVersion } from '../../../main/contract/knowledge.ts'
import { useCommand, useTRPC } from '../../app/api.ts'
import { comma, useTexts } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { ConfirmPopover } from '../../components/ConfirmPopover.tsx'
import { ErrorNote, ErrorState } from '../../components/ErrorState.tsx'
import { Facts } from '../../components/Field.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Time } from '../../components/Time.tsx'
import { useUndo } from '../../components/undo.tsx'
import { AnswerForm } from './AnswerForm.tsx'
import { AnswerStateTag } from './AnswerStateTag.tsx'
import { texts } from './texts.ts'
import { useCategoryNames } from './useCategoryNames.ts'
import { ValidityForm } from './ValidityForm.tsx'
import { useKindText } from '../cases/useProfile.ts'

interface AnswerPanelProps {
  readonly answerId: string
  onClose(): void
}

/** One answer: what is said today, what can be done, every version there was. */
export function AnswerPanel({ answerId, onClose }: AnswerPanelProps) {
  const trpc = useTRPC()
  const found = useQuery(trpc.knowledge.answer.queryOptions({ answerId }))
  if (found.error && !found.data) return <ErrorState error={found.error} retry={found.refetch} />
  if (!found.data) return <Loading rows={6} />
  return <Loaded detail={found.data} onClose={onClose} />
}

function Loaded({ detail, onClose }: { readonly detail: AnswerDetail; onClose(): void }) {
  const t = useTexts(texts)
  const kindText = useKindText()
  const categories = useCategoryNames()
  const [doing, setDoing] = useState<'edit' | 'approve' | 'end'>()
  const { shown, state, versions } = detail
  const draft = versions.find(version => version.approvedAt === null)
  const close = () => setDoing(undefined)
  if (doing === 'edit') {
    return <AnswerForm answerId={detail.id} from={draft ?? shown} onDone={close} onCancel={close} />
  }
  return (
    <article className="answer" aria-label={t('answerLabel', { question: shown.question })}>
      <Button size="small" className="two-panes-back" onClick={onClose}>
        {t('back')}
      </Button>
      <header className="answer-head">
        <h2>{shown.question}</h2>
        <AnswerStateTag state={state} />
      </header>
      {detail.example ? <p className="answer-example">{t('example')}</p> : null}
      <p className="answer-words">{shown.answer}</p>
      <Actions detail={detail} draft={draft} doing={doing} setDoing={setDoing} onGone={onClose} />
      {doing === 'approve' && draft ? (
        <ValidityForm detail={detail} version={draft} approves onDone={close} />
      ) : null}
      {doing === 'end' && shown.from !== null ? (
        <ValidityForm detail={detail} version={shown} approves={false} onDone={close} />
      ) : null}
      <Facts
        rows={[
          [t('words'), shown.words.join(comma()) || '—'],
          [t('kinds'), shown.kinds.map(kind => kindText(kind)).join(comma()) || '—'],
          [t('categories'), categories(shown.categories) || '—'],
        ]}
      />
      <h3>{t('versions')}</h3>
      <ol className="answer-versions">
        {versions.map(version => (
          <VersionLine key={version.id} version={version} shown={version.id === shown.id} />
        ))}
      </ol>
    </article>
  )
}

interface ActionsProps {
  readonly detail: AnswerDetail
  readonly draft: AnswerVersion | undefined
  readonly doing: 'edit' | 'approve' | 'end' | undefined
  setDoing(doing: 'edit' | 'approve' | 'end'): void
  onGone(): void
}

function Actions({ detail, draft, doing, setDoing, onGone }: ActionsProps) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const may = useMay()
  const offerUndo = useUndo()
  const drop = useCommand(trpc.knowledge.dropDraft)
  const retire = useCommand(trpc.knowledge.retire)
  const restore = useCommand(trpc.knowledge.restore)
  const about = { answerId: detail.id }
  const writes = may('answer.write')
  const approves = may('answer.approve')
  if (detail.state === 'retired') {
    if (!approves) return null
    return (
      <div className="answer-actions">
        <Button onClick={() => restore.send(about)} loading={restore.pending}>
          {t('restore')}
        </Button>
        <ErrorNote error={restore.error} />
      </div>
    )
  }
  const dropDraft = () => {
    if (!draft) return
    drop.run({ ...about, versionId: draft.id }).then(
      ({ last }) => (last ? onGone() : undefined),
      () => undefined,
    )
  }
  const takeOut = () => {
    retire.run(about).then(
      () => offerUndo(t('retired'), () => restore.run(about)),
      () => undefined,
    )
  }
  return (
    <div className="answer-actions">
      {approves && draft ? (
        <Button type="primary" onClick={() => setDoing('approve')} disabled={doing === 'approve'}>
          {t('approve')}
        </Button>
      ) : null}
      {writes ? <Button onClick={() => setDoing('edit')}>{t(draft ? 'edit' : 'newVersion')}</Button> : null}
      {approves && detail.shown.from !== null ? (
        <Button onClick={() => setDoing('end')} disabled={doing === 'end'}>
          {t('end')}
        </Button>
      ) : null}
      {writes && draft ? (
        <ConfirmPopover
          question={t('dropQuestion')}
          detail={t('dropDetail')}
          verb={t('dropDraft')}
          danger
          onConfirm={dropDraft}
        >
          <Button type="text">{t('dropDraft')}</Button>
        </ConfirmPopover>
      ) : null}
      {approves && detail.state !== 'draft' ? (
        <Button type="text" onClick={takeOut} loading={retire.pending}>
          {t('retire')}
        </Button>
      ) : null}
      <ErrorNote error={drop.error ?? retire.error} />
    </div>
  )
}

function VersionLine({ version, shown }: { readonly version: AnswerVersion; readonly shown: boolean }) {
  const t = useTexts(texts)
  const { from, until } = version
  const validity =
    from === null
      ? t('notApproved')
      : until === null
        ? t('validFrom', { from })
        : until < from
          ? t('neverValid')
          : t('validity', { from, until })
  return (
    <li>
      <span className="answer-version-head">
        <strong>{t('version', { version: version.version })}</strong>
        <span className="desk-figures">{validity}</span>
        {version.uses > 0 ? <span className="desk-soft">{t('uses', { count: version.uses })}</span> : null}
      </span>
      {shown ? null : (
        <p>
          {version.question} — {version.answer}
        </p>
      )}
      <span className="desk-soft">
        {version.writtenBy === null ? null : t('writtenBy', { name: version.writtenBy })}{' '}
        <Time at={version.writtenAt} as="moment" />
        {version.approvedBy === null || version.approvedAt === null ? null : (
          <>
            {' · '}
            {t('approvedBy', { name: version.approvedBy })} <Time at={version.approvedAt} as="moment" />
          </>
        )}
      </span>
    </li>
  )
}
